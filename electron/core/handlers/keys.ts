import { ok } from '../../../shared/result.ts';
import type { keysContract } from '../../../shared/rpc/keys-contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import { packKeys } from '../../../shared/rpc/packed-keys.ts';
import type { KeyDesk } from '../keyring/key-desk.ts';

export function keysHandlers(desk: Pick<KeyDesk, 'all' | 'make' | 'destroy'>): Handlers<typeof keysContract> {
  return {
    'keys.all': async () => {
      const all = await desk.all();
      return all.ok ? ok({ ...all.value, keys: packKeys(all.value.keys) }) : all;
    },
    'keys.make': wanted => desk.make(wanted),
    'keys.destroy': doomed => desk.destroy(doomed),
  };
}
