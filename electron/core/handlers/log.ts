import { ok } from '../../../shared/result.ts';
import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { Log } from '../log/log.ts';
import { reported } from '../log/loggable.ts';

type Room = Pick<Handlers<typeof mainContract>, 'log.report'>;

/** @param onReported a window has met a bug */
export function logHandlers(log: Log, onReported: () => void): Room {
  return {
    'log.report': async ({ where, error }) => {
      log.error('window-reported', { where: reported(where), error: reported(error) });
      onReported();
      return ok(undefined);
    },
  };
}
