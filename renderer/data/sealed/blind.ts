import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64Url } from './base64.ts';

/** 128 bits: two ids of one person's store meet with a chance of less than 1 in 10^20. */
const BLIND_BYTES = 16;

/** Turns an id into a key that says nothing without our key, and is always the same for the same use and id. */
export type Blind = (use: string, id: string) => string;

/** The cases and acts at work: a screen asks for the same few again and again. */
const KEPT = 2000;

export function blindWith(key: Uint8Array): Blind {
  const keyed = hmac.create(sha256, key);
  const encoder = new TextEncoder();
  const kept = new Map<string, string>();
  return (use, id) => {
    const said = `${use}\u0000${id}`;
    const known = kept.get(said);
    if (known !== undefined) return known;
    const mac = keyed.clone().update(encoder.encode(said)).digest();
    const blinded = toBase64Url(mac.subarray(0, BLIND_BYTES));
    if (kept.size >= KEPT) kept.clear();
    kept.set(said, blinded);
    return blinded;
  };
}
