import { gcm } from '@noble/ciphers/aes.js';
import type { KeyRing } from '../keys/key-ring.ts';
import { NoKeyError } from '../keys/keys-away-error.ts';
import { deriveRingKey, type RingUse } from './derive-keys.ts';

const NONCE_BYTES = 12;

/**
 * AES-256-GCM for what comes in bulk: packs, heads, chunks, each with a key of the ring. `seal` and `open` are WebCrypto
 * (fast, asynchronous, never inside a transaction); `openNow` reads the same boxes synchronously, for single records
 * inside live queries. `context` says where the box belongs; opening it elsewhere throws, and so does a destroyed key.
 *
 * Nonces are random, 96 bits: with 2^32 boxes under one key two would meet with a chance of 2^-33 (NIST SP 800-38D allows
 * as many). A page of the feed is sealed once and is at most 1,001 boxes; a case's documents are a box for each mebibyte.
 */
export interface BulkCipher {
  seal(key: number, context: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  open(key: number, context: string, box: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  openNow(key: number, context: string, box: Uint8Array<ArrayBuffer>): Uint8Array;
}

interface Imported {
  readonly secret: Uint8Array<ArrayBuffer>;
  readonly key: Promise<CryptoKey>;
}

export function bulkCipherWith(ring: KeyRing, use: Exclude<RingUse, 'rows'>): BulkCipher {
  const encoder = new TextEncoder();
  const imported = new Map<number, Imported>();
  ring.onGone(numbers => {
    for (const number of numbers) {
      imported.get(number)?.secret.fill(0);
      imported.delete(number);
    }
  });
  const keyOf = (number: number): Imported => {
    const known = imported.get(number);
    if (known) return known;
    const master = ring.secretOf(number);
    if (!master) throw new NoKeyError(`There is no key ${number}`);
    const secret = deriveRingKey(master, use);
    const made = { secret, key: crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']) };
    imported.set(number, made);
    return made;
  };
  return {
    async seal(number, context, bytes) {
      const key = await keyOf(number).key;
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(context) };
      const sealed = await crypto.subtle.encrypt(algorithm, key, bytes);
      const box = new Uint8Array(NONCE_BYTES + sealed.byteLength);
      box.set(nonce);
      box.set(new Uint8Array(sealed), NONCE_BYTES);
      return box;
    },
    async open(number, context, box) {
      const key = await keyOf(number).key;
      const iv = box.subarray(0, NONCE_BYTES);
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(context) };
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, box.subarray(NONCE_BYTES)));
    },
    openNow(number, context, box) {
      const cipher = gcm(keyOf(number).secret, box.subarray(0, NONCE_BYTES), encoder.encode(context));
      return cipher.decrypt(box.subarray(NONCE_BYTES));
    },
  };
}

/** Raise when the shape of what is sealed changes; part of what is authenticated, so two shapes never mix. */
const BULK_SCHEMA = 2;

/** Where a box of the feed belongs. */
export function packContext(generation: number, pack: number): string {
  return `${BULK_SCHEMA}/pack/${generation}/${pack}`;
}

export function headsContext(generation: number, page: number): string {
  return `${BULK_SCHEMA}/heads/${generation}/${page}`;
}

export function chunkContext(documentId: string, version: number, chunk: number): string {
  return `${BULK_SCHEMA}/chunk/${documentId}/${version}/${chunk}`;
}
