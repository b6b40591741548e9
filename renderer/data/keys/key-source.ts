import type { Client } from '../../../shared/rpc/define.ts';
import type { KeysChange, keysContract } from '../../../shared/rpc/keys-contract.ts';

/** Where the keys of the open store come from: the main process. */
export interface KeySource extends Client<typeof keysContract> {
  /** Hears of keys that somebody else had made or destroyed, before anything sealed with them is seen. */
  onChange(listener: (change: KeysChange) => void): () => void;
}
