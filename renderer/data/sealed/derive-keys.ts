import { expand, hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** What the store's own rows are sealed with. In memory only, from unlock to lock. Each is 32 bytes. */
export interface StoreKeys {
  /** Rows that belong to no case: XChaCha20-Poly1305. */
  readonly rows: Uint8Array<ArrayBuffer>;
  /** Keys of rows that would say something: HMAC-SHA-256. */
  readonly blind: Uint8Array<ArrayBuffer>;
}

/** What one key of the ring is used for: rows XChaCha20-Poly1305, the others AES-256-GCM. */
export type RingUse = 'rows' | 'packs' | 'chunks';

const encoder = new TextEncoder();

/** One key for each use, from the store's master key (HKDF-SHA-256, RFC 5869), so that no key meets two ciphers. */
export function deriveKeys(masterKey: Uint8Array): StoreKeys {
  if (masterKey.length !== 32) throw new Error(`A master key has 32 bytes, not ${masterKey.length}`);
  const derive = (use: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(hkdf(sha256, masterKey, undefined, encoder.encode(`meridian/store/2/${use}`), 32));
  return { rows: derive('rows'), blind: derive('blind') };
}

/** The same for a key of the ring. It is random already, so RFC 5869's first step is left out (its section 3.3). */
export function deriveRingKey(secret: Uint8Array, use: RingUse): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(expand(sha256, secret, encoder.encode(`meridian/ring/1/${use}`), 32));
}
