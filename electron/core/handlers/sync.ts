import { ok, refuse } from '../../../shared/result.ts';
import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { SyncDesk } from '../sync/sync-desk.ts';

type Room = Pick<Handlers<typeof mainContract>, 'sync.now' | 'sync.prefer'>;

export function syncHandlers(sync: SyncDesk): Room {
  return {
    'sync.now': async () =>
      sync.nudge() ? ok(undefined) : refuse('signed-out', 'Nobody is signed in. Sign in, and your work is sent.'),
    'sync.prefer': async ({ caseId }) => {
      sync.prefer(caseId);
      return ok(undefined);
    },
  };
}
