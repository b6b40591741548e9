import type { CaseId } from '../../../shared/model/ids.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { SyncDesk } from '../sync/sync-desk.ts';

type Room = Pick<Handlers<typeof mainContract>, 'sync.now' | 'sync.prefer' | 'sync.pauseDocuments'>;

/** @param onOpened a person has opened this case; once, however often they look at it before they open another */
export function syncHandlers(sync: SyncDesk, onOpened: (caseId: CaseId) => void): Room {
  let opened: CaseId | null = null;
  return {
    'sync.now': async () =>
      sync.nudge() ? ok(undefined) : refuse('signed-out', 'Nobody is signed in. Sign in, and your work is sent.'),
    'sync.prefer': async ({ caseId }) => {
      sync.prefer(caseId);
      if (caseId !== opened) onOpened(caseId);
      opened = caseId;
      return ok(undefined);
    },
    'sync.pauseDocuments': async ({ paused }) => {
      sync.pauseDocuments(paused);
      return ok(undefined);
    },
  };
}
