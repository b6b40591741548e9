import { unreachable } from '../../../shared/unreachable.ts';
import {
  activate,
  allPanes,
  changePane,
  closePane,
  freeId,
  insertBeside,
  MAX_PANES,
  paneOf,
  type PanesState,
  type PaneState,
  type Side,
} from './pane-columns.ts';

export type PanesEvent =
  | { readonly type: 'show'; readonly paneId: string; readonly documentId: string }
  | { readonly type: 'show-beside'; readonly documentId: string }
  /** A new pane; it shows the same document unless another one is named. */
  | { readonly type: 'split'; readonly paneId: string; readonly side: Side; readonly documentId?: string }
  | { readonly type: 'close'; readonly paneId: string }
  | { readonly type: 'close-tab'; readonly paneId: string; readonly documentId: string }
  /** To the next tab of a pane, or the one before; round at the ends. */
  | { readonly type: 'step-tab'; readonly paneId: string; readonly by: 1 | -1 }
  /** Among its neighbours, or into another pane: as a tab there, or as a new pane on one side of it. */
  | {
      readonly type: 'move-tab';
      readonly documentId: string;
      readonly from: string;
      readonly to: string;
      readonly at: number | Side;
    }
  /** Its document has a window of its own now. */
  | { readonly type: 'give-away'; readonly paneId: string }
  /** A document comes back from its own window. */
  | { readonly type: 'take-back'; readonly documentId: string }
  | { readonly type: 'activate'; readonly paneId: string };

export function panesAfter(state: PanesState, event: PanesEvent): PanesState {
  switch (event.type) {
    case 'show':
      return activate(
        changePane(state, event.paneId, pane => withTab(pane, event.documentId)),
        event.paneId,
      );
    case 'show-beside':
      return showBeside(state, event.documentId);
    case 'split':
      return split(state, event.paneId, event.side, event.documentId);
    case 'close':
      return closePane(state, event.paneId);
    case 'close-tab':
      return withoutTab(state, event.paneId, event.documentId);
    case 'step-tab':
      return changePane(state, event.paneId, pane => steppedTab(pane, event.by));
    case 'move-tab':
      return moveTab(state, event);
    case 'give-away': {
      const documentId = paneOf(state, event.paneId)?.documentId;
      return documentId ? withoutTab(state, event.paneId, documentId) : state;
    }
    case 'take-back':
      return takeBack(state, event.documentId);
    case 'activate':
      return activate(state, event.paneId);
    default:
      return unreachable(event);
  }
}

/** The tab after the one that is shown, unless it is there already. */
function withTab(pane: PaneState, documentId: string): PaneState {
  if (pane.tabs.includes(documentId)) return { ...pane, documentId };
  const at = pane.documentId === null ? pane.tabs.length : pane.tabs.indexOf(pane.documentId) + 1;
  return { ...pane, documentId, tabs: pane.tabs.toSpliced(at, 0, documentId) };
}

function steppedTab(pane: PaneState, by: 1 | -1): PaneState {
  if (pane.documentId === null) return pane;
  const at = (pane.tabs.indexOf(pane.documentId) + by + pane.tabs.length) % pane.tabs.length;
  return { ...pane, documentId: pane.tabs[at] ?? pane.documentId };
}

/** In the pane after the active one; a new one while there is room. */
function showBeside(state: PanesState, documentId: string): PanesState {
  const panes = allPanes(state);
  if (panes.length < MAX_PANES) return split(state, state.activeId, 'right', documentId);
  const at = panes.findIndex(pane => pane.id === state.activeId);
  const next = panes[(at + 1) % panes.length];
  return next ? panesAfter(state, { type: 'show', paneId: next.id, documentId }) : state;
}

function split(state: PanesState, paneId: string, side: Side, documentId?: string): PanesState {
  const beside = paneOf(state, paneId);
  if (!beside || allPanes(state).length >= MAX_PANES) return state;
  const shown = documentId ?? beside.documentId;
  const pane = { id: freeId(state), documentId: shown, tabs: shown === null ? [] : [shown] };
  return activate(insertBeside(state, paneId, side, pane), pane.id);
}

/** The neighbour is shown instead; a pane without tabs goes, unless it is the last one. */
function withoutTab(state: PanesState, paneId: string, documentId: string): PanesState {
  const pane = paneOf(state, paneId);
  if (!pane?.tabs.includes(documentId)) return state;
  if (pane.tabs.length === 1 && allPanes(state).length > 1) return closePane(state, paneId);
  const at = pane.tabs.indexOf(documentId);
  const tabs = pane.tabs.toSpliced(at, 1);
  const shown = pane.documentId === documentId ? (tabs[Math.min(at, tabs.length - 1)] ?? null) : pane.documentId;
  return changePane(state, paneId, () => ({ ...pane, tabs, documentId: shown }));
}

function moveTab(
  state: PanesState,
  { documentId, from, to, at }: Extract<PanesEvent, { type: 'move-tab' }>,
): PanesState {
  const source = paneOf(state, from);
  if (!source?.tabs.includes(documentId) || !paneOf(state, to)) return state;
  const isWhole = source.tabs.length === 1;
  if (typeof at === 'number') {
    if (from === to) {
      const tabs = source.tabs.filter(tab => tab !== documentId);
      return changePane(state, to, pane => ({ ...pane, documentId, tabs: tabs.toSpliced(at, 0, documentId) }));
    }
    const shown = changePane(state, to, pane => {
      const others = pane.tabs.filter(tab => tab !== documentId);
      return { ...pane, documentId, tabs: others.toSpliced(at, 0, documentId) };
    });
    return activate(withoutTab(shown, from, documentId), to);
  }
  // A pane that would be split off from itself stays as it is.
  if (from === to && isWhole) return state;
  // The place of a pane that goes with its only tab is free for the new one.
  if (!isWhole && allPanes(state).length >= MAX_PANES) return state;
  const pane = { id: freeId(state), documentId, tabs: [documentId] };
  return activate(withoutTab(insertBeside(state, to, at, pane), from, documentId), pane.id);
}

/** Where it is in nobody's way: nowhere when it is shown already, behind the others when every place is taken. */
function takeBack(state: PanesState, documentId: string): PanesState {
  const panes = allPanes(state);
  const shownIn = panes.find(pane => pane.tabs.includes(documentId));
  if (shownIn) return state;
  const empty = panes.find(pane => pane.documentId === null);
  if (empty) return panesAfter(state, { type: 'show', paneId: empty.id, documentId });
  if (panes.length < MAX_PANES) return showBeside(state, documentId);
  return changePane(state, state.activeId, pane => ({ ...pane, tabs: [...pane.tabs, documentId] }));
}
