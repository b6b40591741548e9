import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * The SHA-256 of bytes that come in order, for documents that nobody vouches for: in JavaScript, because the browser
 * hashes only what is in memory as a whole.
 */
export interface DocumentHash {
  update(bytes: Uint8Array): void;
  /** Lower-case hex. */
  digest(): string;
}

export function createDocumentHash(): DocumentHash {
  const hash = sha256.create();
  return {
    update: bytes => void hash.update(bytes),
    digest: () => bytesToHex(hash.digest()),
  };
}
