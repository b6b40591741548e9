import { useEffect, type RefObject } from 'react';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import type { DataGridHandle } from '../../ui/DataGrid/DataGrid.tsx';

/** j and k wherever the focus is, and the focus in the table when the screen appears: as in the queue. */
export function useGridKeys(grid: RefObject<DataGridHandle | null>): void {
  const group = text('outbox.group');
  const go = (to: 'up' | 'down') => {
    grid.current?.focus();
    grid.current?.move(to);
  };
  useCommand({ id: 'outbox.down', title: text('outbox.down'), group, keys: 'j', run: () => go('down') });
  useCommand({ id: 'outbox.up', title: text('outbox.up'), group, keys: 'k', run: () => go('up') });
  // The focus is outside React; it is taken only when nobody has it.
  useEffect(() => {
    if (document.activeElement === document.body) grid.current?.focus();
  }, [grid]);
}
