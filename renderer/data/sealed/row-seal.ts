import type { KeyRing } from '../keys/key-ring.ts';
import { NoKeyError } from '../keys/keys-away-error.ts';
import { deriveRingKey } from './derive-keys.ts';
import { RecentRows } from './recent-rows.ts';
import { type RowCipher, rowCipherWith } from './row-cipher.ts';

/** The number of the store's own key, for rows of no case and of cases that have no key any more. */
export const OWN = 0;

/** Seals each row with the key of its case. Synchronous, as it happens inside transactions and live queries. */
export interface RowSeal {
  /** `key`: the number that must stand beside the box. */
  seal(table: string, id: string, value: unknown, caseId: string | null): { key: number; box: Uint8Array<ArrayBuffer> };
  /**
   * Throws `NoKeyError` when the row's key was destroyed, and anything else when the box was changed, belongs to another
   * row or table, or was sealed with another key.
   */
  open(table: string, id: string, sealed: { key: number; box: Uint8Array }): unknown;
  /** The row as it was last sealed or opened here: a guess at what is there now. Null when nothing is known. */
  last(table: string, id: string, caseId: string): { box: Uint8Array; value: unknown } | null;
}

export function rowSealWith(own: Uint8Array, ring: KeyRing): RowSeal {
  const ciphers = new Map<number, RowCipher>([[OWN, rowCipherWith(own)]]);
  const recent = new RecentRows();
  // A purge, or the lock: what was read of a case must not stay in memory longer than its key.
  ring.onGone(numbers => {
    for (const number of numbers) ciphers.delete(number);
    recent.forget();
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
  const keyFor = (caseId: string | null): number => (caseId === null ? null : ring.numberOf(caseId)) ?? OWN;
  return {
    seal(table, id, value, caseId) {
      const key = keyFor(caseId);
      const text = JSON.stringify(value);
      const box = cipherOf(key).seal(table, id, text);
      recent.keep({ place: placeOf(table, id, key), box, text });
      return { key, box };
    },
    open(table, id, { key, box }) {
      const place = placeOf(table, id, key);
      const known = recent.textOf(place, box);
      if (known !== null) return JSON.parse(known) as unknown;
      const text = cipherOf(key).open(table, id, box);
      recent.keep({ place, box, text });
      return JSON.parse(text) as unknown;
    },
    last(table, id, caseId) {
      const row = recent.last(placeOf(table, id, keyFor(caseId)));
      return row && { box: row.box, value: JSON.parse(row.text) as unknown };
    },
  };
}

function placeOf(table: string, id: string, key: number): string {
  return `${key}\u0000${table}\u0000${id}`;
}
