import { ok } from '../../../shared/result.ts';
import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { Host } from '../../host/host.ts';

type Room = Pick<Handlers<typeof mainContract>, 'app.info'>;

export function appHandlers(host: Pick<Host, 'kind' | 'appVersion'>): Room {
  return { 'app.info': async () => ok({ version: host.appVersion, host: host.kind }) };
}
