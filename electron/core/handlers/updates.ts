import { ok } from '../../../shared/result.ts';
import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { UpdateService } from '../updates/update-service.ts';

type Room = Pick<Handlers<typeof mainContract>, 'updates.state' | 'updates.check'>;

export function updatesHandlers(updates: UpdateService): Room {
  return {
    'updates.state': async () => ok(updates.state()),
    // A download may take longer than a call may wait: the answer says where it is, `updates.state` how it goes on.
    'updates.check': async () => {
      void updates.check();
      return ok(updates.state());
    },
  };
}
