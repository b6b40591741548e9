import { ok } from '../../../shared/result.ts';
import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { PaneDesk } from '../pane-desk.ts';

type Room = Pick<Handlers<typeof mainContract>, 'windows.openPane' | 'windows.pane'>;

/** @param paneId of the window that asks; null: it is not a pane's */
export function windowsHandlers(panes: Pick<PaneDesk, 'open' | 'subjectOf'>, paneId: string | null): Room {
  return {
    'windows.openPane': subject => panes.open(subject),
    'windows.pane': async () => ok(paneId === null ? null : panes.subjectOf(paneId)),
  };
}
