import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Up to this size a document is gathered and hashed at once, by the browser and six times faster. */
const AT_ONCE_BYTES = 16 * 1024 ** 2;

/** The SHA-256 of bytes that come in order. Holds 16 MiB at the most, however many come. */
export interface DocumentHash {
  update(bytes: Uint8Array): void;
  /** Lower-case hex. */
  digest(): Promise<string>;
}

/** @param announced how many bytes are expected; more than that may come and only cost time */
export function createDocumentHash(announced: number): DocumentHash {
  return announced <= AT_ONCE_BYTES ? gathering(announced) : streaming();
}

function gathering(announced: number): DocumentHash {
  const all = new Uint8Array(announced);
  let filled = 0;
  let isTooLong = false;
  return {
    update(bytes) {
      isTooLong ||= filled + bytes.length > announced;
      if (isTooLong) return;
      all.set(bytes, filled);
      filled += bytes.length;
    },
    async digest() {
      // Longer than announced: it is not what was announced, whatever its digest.
      if (isTooLong) return '';
      return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', all.subarray(0, filled))));
    },
  };
}

function streaming(): DocumentHash {
  const hash = sha256.create();
  return {
    update: bytes => void hash.update(bytes),
    digest: async () => bytesToHex(hash.digest()),
  };
}
