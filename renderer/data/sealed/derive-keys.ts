import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** What the store is sealed with. In memory only, from unlock to lock. Each is 32 bytes. */
export interface StoreKeys {
  /** Rows that the person writes: XChaCha20-Poly1305. */
  readonly rows: Uint8Array<ArrayBuffer>;
  /** Keys of rows that would say something: HMAC-SHA-256. */
  readonly blind: Uint8Array<ArrayBuffer>;
  /** Packs and heads of the feed: AES-256-GCM. */
  readonly packs: Uint8Array<ArrayBuffer>;
  /** Bytes of documents: AES-256-GCM. */
  readonly chunks: Uint8Array<ArrayBuffer>;
}

/** One key for each use, from the store's master key (HKDF-SHA-256, RFC 5869), so that no key meets two ciphers. */
export function deriveKeys(masterKey: Uint8Array): StoreKeys {
  if (masterKey.length !== 32) throw new Error(`A master key has 32 bytes, not ${masterKey.length}`);
  const derive = (use: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(hkdf(sha256, masterKey, undefined, new TextEncoder().encode(`meridian/store/1/${use}`), 32));
  return { rows: derive('rows'), blind: derive('blind'), packs: derive('packs'), chunks: derive('chunks') };
}
