import type { KeyRing } from '../keys/key-ring.ts';
import { NoKeyError } from '../keys/keys-away-error.ts';
import { deriveRingKey } from './derive-keys.ts';
import { type RowCipher, rowCipherWith } from './row-cipher.ts';

/** The number of the store's own key, for rows of no case and of cases that have no key any more. */
const OWN = 0;

/** Seals each row with the key of its case. Synchronous, as it happens inside transactions and live queries. */
export interface RowSeal {
  /** `key`: the number that must stand beside the box. */
  seal(table: string, id: string, value: unknown, caseId: string | null): { key: number; box: Uint8Array<ArrayBuffer> };
  /**
   * Throws `NoKeyError` when the row's key was destroyed, and anything else when the box was changed, belongs to another
   * row or table, or was sealed with another key.
   */
  open(table: string, id: string, sealed: { key: number; box: Uint8Array }): unknown;
}

export function rowSealWith(own: Uint8Array, ring: KeyRing): RowSeal {
  const ciphers = new Map<number, RowCipher>([[OWN, rowCipherWith(own)]]);
  ring.onGone(numbers => {
    for (const number of numbers) ciphers.delete(number);
  });
  const cipherOf = (key: number): RowCipher => {
    const known = ciphers.get(key);
    if (known) return known;
    const secret = ring.secretOf(key);
    if (!secret) throw new NoKeyError(`There is no key ${key}`);
    const cipher = rowCipherWith(deriveRingKey(secret, 'rows'));
    ciphers.set(key, cipher);
    return cipher;
  };
  return {
    seal(table, id, value, caseId) {
      const key = (caseId === null ? null : ring.numberOf(caseId)) ?? OWN;
      return { key, box: cipherOf(key).seal(table, id, value) };
    },
    open: (table, id, { key, box }) => cipherOf(key).open(table, id, box),
  };
}
