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

function freeId(state: PanesState): string {
  for (let n = 1; ; n++) if (!state.panes.some(pane => pane.id === `pane-${n}`)) return `pane-${n}`;
}
