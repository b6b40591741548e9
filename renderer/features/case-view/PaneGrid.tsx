import { useState, type ReactNode } from 'react';
import { SplitPane, type PaneLayout } from '../../ui/SplitPane/SplitPane.tsx';
import { useLayoutStore } from './layout-store.ts';
import type { PanesState, PaneState } from './pane-columns.ts';

interface PaneGridProps {
  readonly state: PanesState;
  readonly processId: string;
  readonly children: (pane: PaneState) => ReactNode;
}

/** Columns of panes, with separators that stay where they were left for the process. */
export function PaneGrid({ state, processId, children }: PaneGridProps) {
  const setSizes = useLayoutStore(store => store.setSizes);
  // Read once: what is moved later is the separators' own.
  const [sizes] = useState(() => useLayoutStore.getState().layouts[processId]?.sizes ?? {});
  const layoutOf = (group: string, ids: readonly string[]): PaneLayout | undefined => {
    const own = sizes[group];
    if (own?.length !== ids.length) return undefined;
    return Object.fromEntries(ids.map((id, i) => [id, own[i] ?? 0]));
  };
  const keep = (group: string, ids: readonly string[], layout: PaneLayout) =>
    setSizes(
      processId,
      group,
      ids.map(id => layout[id] ?? 0),
    );
  const columnIds = state.columns.map(({ id }) => id);
  return (
    <SplitPane
      id="documents"
      direction="horizontal"
      layout={layoutOf('columns', columnIds)}
      onLayout={layout => keep('columns', columnIds, layout)}
      panes={state.columns.map((column, i) => {
        const rows = `rows-${i}`;
        const rowIds = column.panes.map(({ id }) => id);
        return {
          id: column.id,
          minSize: '12%',
          content: (
            <SplitPane
              id={column.id}
              direction="vertical"
              layout={layoutOf(rows, rowIds)}
              onLayout={layout => keep(rows, rowIds, layout)}
              panes={column.panes.map(pane => ({ id: pane.id, minSize: '15%', content: children(pane) }))}
            />
          ),
        };
      })}
    />
  );
}
