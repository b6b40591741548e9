import type { KeyRing } from '../keys/key-ring.ts';
import { NoKeyError } from '../keys/keys-away-error.ts';
import { deriveRingKey, type RingUse } from './derive-keys.ts';

const NONCE_BYTES = 12;
/** A box is so much longer than what is in it: the nonce before it, the tag behind it. */
export const BOX_OVERHEAD = NONCE_BYTES + 16;

/**
 * AES-256-GCM for what comes in bulk: packs, heads, chunks, each with a key of the ring. WebCrypto: fast, asynchronous, to
 * be awaited before a transaction is open. `context` says where the box belongs; opening it elsewhere throws, and so does a
 * destroyed key.
 *
 * Nonces are random, 96 bits: with 2^32 boxes under one key two would meet with a chance of 2^-33 (NIST SP 800-38D allows
 * as many). A page of the feed is sealed once and is at most 1,001 boxes; a case's documents are a box for each mebibyte.
 */
export interface BulkCipher {
  seal(key: number, context: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** The same into memory that is there already, `BOX_OVERHEAD` longer than `bytes` or more. */
  sealInto(key: number, context: string, bytes: Uint8Array<ArrayBuffer>, box: Uint8Array<ArrayBuffer>): Promise<void>;
  open(key: number, context: string, box: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

export function bulkCipherWith(ring: KeyRing, use: Exclude<RingUse, 'rows'>): BulkCipher {
  const encoder = new TextEncoder();
  const imported = new Map<number, Promise<CryptoKey>>();
  ring.onGone(numbers => {
    for (const number of numbers) imported.delete(number);
  });
  const keyOf = (number: number): Promise<CryptoKey> => {
    const known = imported.get(number);
    if (known) return known;
    const master = ring.secretOf(number);
    if (!master) throw new NoKeyError(`There is no key ${number}`);
    const secret = deriveRingKey(master, use);
    const made = crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
    // It has a copy, which nobody can read.
    secret.fill(0);
    imported.set(number, made);
    return made;
  };
  const sealInto: BulkCipher['sealInto'] = async (number, context, bytes, box) => {
    const key = await keyOf(number);
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(context) };
    const sealed = await crypto.subtle.encrypt(algorithm, key, bytes);
    box.set(nonce);
    box.set(new Uint8Array(sealed), NONCE_BYTES);
  };
  return {
    async seal(number, context, bytes) {
      const box = new Uint8Array(bytes.length + BOX_OVERHEAD);
      await sealInto(number, context, bytes, box);
      return box;
    },
    sealInto,
    async open(number, context, box) {
      const key = await keyOf(number);
      const iv = box.subarray(0, NONCE_BYTES);
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(context) };
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, box.subarray(NONCE_BYTES)));
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

/** Where the words of a document version belong: `key` as in its row of `bytes`. */
export function textContext(key: string): string {
  return `${BULK_SCHEMA}/text/${key}`;
}

/** Where the index of a case belongs. */
export function segmentContext(key: number): string {
  return `${BULK_SCHEMA}/segment/${key}`;
}
