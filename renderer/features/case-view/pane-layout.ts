import { unreachable } from '../../../shared/unreachable.ts';

/** What one pane shows. Identified apart from its document: both panes may show the same one. */
export interface PaneState {
  readonly id: string;
  readonly documentId: string | null;
}

/** The panes of a case, side by side. Two today; the reducer does not care how many. */
export interface PanesState {
  readonly panes: readonly PaneState[];
  readonly activeId: string;
}

export const MAX_PANES = 2;

export type PanesEvent =
  | { readonly type: 'show'; readonly paneId: string; readonly documentId: string }
  | { readonly type: 'show-beside'; readonly documentId: string }
  | { readonly type: 'close'; readonly paneId: string }
  /** Its document has a window of its own now. */
  | { readonly type: 'give-away'; readonly paneId: string }
  /** A document comes back from its own window. */
  | { readonly type: 'take-back'; readonly documentId: string }
  | { readonly type: 'activate'; readonly paneId: string };

export function startPanes(documentId: string | null): PanesState {
  return { panes: [{ id: 'pane-1', documentId }], activeId: 'pane-1' };
}

export function panesAfter(state: PanesState, event: PanesEvent): PanesState {
  switch (event.type) {
    case 'show':
      return {
        panes: state.panes.map(pane => (pane.id === event.paneId ? { ...pane, documentId: event.documentId } : pane)),
        activeId: event.paneId,
      };
    case 'show-beside':
      return besideActive(state, event.documentId);
    case 'close': {
      if (state.panes.length === 1) return state;
      const panes = state.panes.filter(pane => pane.id !== event.paneId);
      const stays = panes.some(pane => pane.id === state.activeId);
      return { panes, activeId: stays ? state.activeId : (panes[0]?.id ?? state.activeId) };
    }
    case 'give-away':
      if (state.panes.length > 1) return panesAfter(state, { type: 'close', paneId: event.paneId });
      return { ...state, panes: state.panes.map(pane => ({ ...pane, documentId: null })) };
    case 'take-back':
      return takeBack(state, event.documentId);
    case 'activate':
      return state.activeId === event.paneId ? state : { ...state, activeId: event.paneId };
    default:
      return unreachable(event);
  }
}

/** In the pane after the active one; a new one while there is room. */
function besideActive(state: PanesState, documentId: string): PanesState {
  const at = state.panes.findIndex(pane => pane.id === state.activeId);
  if (state.panes.length < MAX_PANES) {
    const id = freeId(state);
    return { panes: state.panes.toSpliced(at + 1, 0, { id, documentId }), activeId: id };
  }
  const next = state.panes[(at + 1) % state.panes.length];
  return next ? panesAfter(state, { type: 'show', paneId: next.id, documentId }) : state;
}

/** Where it is in nobody's way: nowhere when it is shown already, or when every place is taken. */
function takeBack(state: PanesState, documentId: string): PanesState {
  if (state.panes.some(pane => pane.documentId === documentId)) return state;
  const empty = state.panes.find(pane => pane.documentId === null);
  if (empty) return panesAfter(state, { type: 'show', paneId: empty.id, documentId });
  return state.panes.length < MAX_PANES ? besideActive(state, documentId) : state;
}

function freeId(state: PanesState): string {
  for (let n = 1; ; n++) if (!state.panes.some(pane => pane.id === `pane-${n}`)) return `pane-${n}`;
}
