import { gcm } from '@noble/ciphers/aes.js';

const NONCE_BYTES = 12;

/**
 * AES-256-GCM for what comes in bulk: packs, heads, chunks. `seal` and `open` are WebCrypto (fast, asynchronous, never
 * inside a transaction); `openNow` reads the same boxes synchronously, for single records inside live queries.
 * `context` says where the box belongs; opening it elsewhere throws.
 */
export interface BulkCipher {
  seal(context: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  open(context: string, box: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  openNow(context: string, box: Uint8Array<ArrayBuffer>): Uint8Array;
}

export async function bulkCipherWith(secret: Uint8Array<ArrayBuffer>): Promise<BulkCipher> {
  const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const encoder = new TextEncoder();
  return {
    async seal(context, bytes) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(context) };
      const sealed = await crypto.subtle.encrypt(algorithm, key, bytes);
      const box = new Uint8Array(NONCE_BYTES + sealed.byteLength);
      box.set(nonce);
      box.set(new Uint8Array(sealed), NONCE_BYTES);
      return box;
    },
    async open(context, box) {
      const iv = box.subarray(0, NONCE_BYTES);
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(context) };
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, box.subarray(NONCE_BYTES)));
    },
    openNow(context, box) {
      return gcm(secret, box.subarray(0, NONCE_BYTES), encoder.encode(context)).decrypt(box.subarray(NONCE_BYTES));
    },
  };
}

/** Where a box of the feed belongs. */
export function packContext(generation: number, pack: number): string {
  return `1/pack/${generation}/${pack}`;
}

export function headsContext(generation: number, page: number): string {
  return `1/heads/${generation}/${page}`;
}

export function chunkContext(documentId: string, version: number, chunk: number): string {
  return `1/chunk/${documentId}/${version}/${chunk}`;
}
