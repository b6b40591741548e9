import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64Url } from './base64.ts';

/** 128 bits: two ids of one person's store meet with a chance of less than 1 in 10^20. */
const BLIND_BYTES = 16;

/** Turns an id into a key that says nothing without our key, and is always the same for the same use and id. */
export type Blind = (use: string, id: string) => string;

export function blindWith(key: Uint8Array): Blind {
  const keyed = hmac.create(sha256, key);
  const encoder = new TextEncoder();
  return (use, id) => {
    const mac = keyed
      .clone()
      .update(encoder.encode(`${use}\u0000${id}`))
      .digest();
    return toBase64Url(mac.subarray(0, BLIND_BYTES));
  };
}
