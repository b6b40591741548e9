import { useEffect, type RefObject } from 'react';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import type { DataGridHandle } from '../../ui/DataGrid/DataGrid.tsx';

/** j and k wherever the focus is, and the focus in the table when the screen appears. */
export function useGridCommands(grid: RefObject<DataGridHandle | null>): void {
  const group = text('queue.group');
  useCommand({
    id: 'grid.down',
    title: text('queue.downCommand'),
    group,
    keys: 'j',
    run: () => moveAndFocus(grid, 'down'),
  });
  useCommand({ id: 'grid.up', title: text('queue.upCommand'), group, keys: 'k', run: () => moveAndFocus(grid, 'up') });
  // The focus is outside React; it is taken only when nobody has it.
  useEffect(() => {
    if (document.activeElement === document.body) grid.current?.focus();
  }, [grid]);
}

function moveAndFocus(grid: RefObject<DataGridHandle | null>, to: 'up' | 'down'): void {
  grid.current?.focus();
  grid.current?.move(to);
}
