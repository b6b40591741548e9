/** What one pane shows. Identified apart from its document: two panes may show the same one. */
export interface PaneState {
  readonly id: string;
  /** The tab that is in front; null: there is none. */
  readonly documentId: string | null;
  readonly tabs: readonly string[];
}

export interface PaneColumn {
  readonly id: string;
  /** From the top. Never empty. */
  readonly panes: readonly PaneState[];
}

/**
 * The panes of a case: columns beside each other, each with panes below each other.
 *
 * Not a tree of splits: in two levels no pane ever gets another parent when one beside it comes or goes, so no document
 * is opened anew because the layout has changed.
 */
export interface PanesState {
  readonly columns: readonly PaneColumn[];
  readonly activeId: string;
}

export type Side = 'left' | 'right' | 'up' | 'down';

export const MAX_PANES = 4;

/** How many panes each column has. Of a process: how a person likes to work; nothing of a case. */
export type PanesShape = readonly number[];

/** The first panes of a case: as many of the shape as there are documents, each with the next one. */
export function startPanes(documentIds: readonly string[], shape: PanesShape = [1]): PanesState {
  const columns: PaneColumn[] = [];
  let next = 0;
  for (const rows of shape) {
    const panes: PaneState[] = [];
    for (let row = 0; row < rows && next < Math.min(documentIds.length, MAX_PANES); row++) {
      const documentId = documentIds[next++] ?? '';
      panes.push({ id: `pane-${next}`, documentId, tabs: [documentId] });
    }
    if (panes.length > 0) columns.push({ id: `column-${columns.length + 1}`, panes });
  }
  if (columns.length === 0) columns.push({ id: 'column-1', panes: [{ id: 'pane-1', documentId: null, tabs: [] }] });
  return { columns, activeId: 'pane-1' };
}

export function shapeOf(state: PanesState): PanesShape {
  return state.columns.map(column => column.panes.length);
}

/** In the order in which they are read: column by column, from the top. */
export function allPanes(state: PanesState): readonly PaneState[] {
  return state.columns.flatMap(column => column.panes);
}

export function paneOf(state: PanesState, paneId: string): PaneState | undefined {
  return allPanes(state).find(pane => pane.id === paneId);
}

export function activate(state: PanesState, paneId: string): PanesState {
  return state.activeId === paneId ? state : { ...state, activeId: paneId };
}

export function changePane(state: PanesState, paneId: string, change: (pane: PaneState) => PaneState): PanesState {
  const columns = state.columns.map(column =>
    column.panes.some(pane => pane.id === paneId)
      ? { ...column, panes: column.panes.map(pane => (pane.id === paneId ? change(pane) : pane)) }
      : column,
  );
  return { ...state, columns };
}

/** The last pane cannot be closed. */
export function closePane(state: PanesState, paneId: string): PanesState {
  const panes = allPanes(state);
  const at = panes.findIndex(pane => pane.id === paneId);
  if (panes.length === 1 || at === -1) return state;
  const columns = state.columns
    .map(column => ({ ...column, panes: column.panes.filter(pane => pane.id !== paneId) }))
    .filter(column => column.panes.length > 0);
  const neighbour = panes[at - 1] ?? panes[at + 1];
  return { columns, activeId: state.activeId === paneId ? (neighbour?.id ?? state.activeId) : state.activeId };
}

/** A new pane on one side of another: left and right are a new column, up and down the same one. */
export function insertBeside(state: PanesState, paneId: string, side: Side, pane: PaneState): PanesState {
  const at = state.columns.findIndex(column => column.panes.some(({ id }) => id === paneId));
  const column = state.columns[at];
  if (!column) return state;
  if (side === 'left' || side === 'right') {
    const made = { id: freeColumnId(state), panes: [pane] };
    return { ...state, columns: state.columns.toSpliced(side === 'left' ? at : at + 1, 0, made) };
  }
  const row = column.panes.findIndex(({ id }) => id === paneId) + (side === 'up' ? 0 : 1);
  return {
    ...state,
    columns: state.columns.with(at, { ...column, panes: column.panes.toSpliced(row, 0, pane) }),
  };
}

export function freeId(state: PanesState): string {
  const taken = new Set(allPanes(state).map(({ id }) => id));
  return firstFree('pane', taken);
}

function freeColumnId(state: PanesState): string {
  return firstFree('column', new Set(state.columns.map(({ id }) => id)));
}

function firstFree(word: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(`${word}-${n}`)) return `${word}-${n}`;
}
