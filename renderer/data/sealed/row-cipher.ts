import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';

const NONCE_BYTES = 24;

/** Raise when the shape of a sealed row changes; part of what is authenticated, so rows of two shapes never mix. */
export const ROW_SCHEMA = 2;

/** Seals the text of one row, in one synchronous step: it happens inside transactions and live queries. */
export interface RowCipher {
  seal(table: string, key: string, text: string): Uint8Array<ArrayBuffer>;
  /** Throws when the box was changed, belongs to another row or table, or was sealed with another key. */
  open(table: string, key: string, box: Uint8Array): string;
}

export function rowCipherWith(secret: Uint8Array): RowCipher {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const context = (table: string, key: string) => encoder.encode(`${ROW_SCHEMA}\u0000${table}\u0000${key}`);
  return {
    seal(table, key, text) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const sealed = xchacha20poly1305(secret, nonce, context(table, key)).encrypt(encoder.encode(text));
      const box = new Uint8Array(NONCE_BYTES + sealed.length);
      box.set(nonce);
      box.set(sealed, NONCE_BYTES);
      return box;
    },
    open(table, key, box) {
      const cipher = xchacha20poly1305(secret, box.subarray(0, NONCE_BYTES), context(table, key));
      return decoder.decode(cipher.decrypt(box.subarray(NONCE_BYTES)));
    },
  };
}
