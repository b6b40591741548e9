import { hash } from 'node:crypto';
import type { OutboxEntry } from '../../../shared/model/outbox.ts';
import type { SealedMutation } from '../api/mutations.ts';
import { toWireMutation } from '../api/to-wire.ts';

/** changed: not as it was when it first went out. unfit: the contract does not allow it, which is a bug of ours. */
export type Sealing =
  | { readonly ok: true; readonly sealed: SealedMutation }
  | { readonly ok: false; readonly why: 'changed' }
  | { readonly ok: false; readonly why: 'unfit'; readonly error: unknown };

export interface SealedBytes {
  /** The bytes to send. They are those of the first time, or there are none. */
  seal(entry: OutboxEntry): Sealing;
  /** The server has answered for these: they never go out again. */
  forget(ids: readonly string[]): void;
}

/**
 * Turns mutations into bytes and watches that the same id always gives the same ones. The server applies an id once: if
 * other bytes went out under it, nobody could say which of the two it has.
 */
export function createSealedBytes(): SealedBytes {
  const firstHash = new Map<string, string>();
  return {
    seal({ id, mutation }) {
      let text: string;
      try {
        text = JSON.stringify(toWireMutation(mutation));
      } catch (error) {
        // ZodError: what we sealed is not what the contract allows.
        return { ok: false, why: 'unfit', error };
      }
      const digest = hash('sha256', text, 'base64');
      const first = firstHash.get(id);
      if (first !== undefined && first !== digest) return { ok: false, why: 'changed' };
      firstHash.set(id, digest);
      return { ok: true, sealed: { id, text } };
    },
    forget(ids) {
      for (const id of ids) firstHash.delete(id);
    },
  };
}
