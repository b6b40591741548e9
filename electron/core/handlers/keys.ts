import type { keysContract } from '../../../shared/rpc/keys-contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { KeyDesk } from '../keyring/key-desk.ts';

export function keysHandlers(desk: Pick<KeyDesk, 'all' | 'make' | 'destroy'>): Handlers<typeof keysContract> {
  return {
    'keys.all': () => desk.all(),
    'keys.make': wanted => desk.make(wanted),
    'keys.destroy': doomed => desk.destroy(doomed),
  };
}
