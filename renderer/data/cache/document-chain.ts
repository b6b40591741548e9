import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { DIGEST_BYTES, PART_BYTES, VOUCHER_BYTES } from '../../../shared/model/document-chunks.ts';

/** What the main process vouches for, behind the last byte of a document. */
export interface Voucher {
  /** Of all chunks. */
  readonly chain: string;
  /** Of the whole, lower-case hex. */
  readonly sha256: string;
}

export function readVoucher(bytes: Uint8Array): Voucher {
  return {
    chain: bytesToHex(bytes.subarray(0, DIGEST_BYTES)),
    sha256: bytesToHex(bytes.subarray(DIGEST_BYTES, VOUCHER_BYTES)),
  };
}

/** The SHA-256 of each part of a chunk, one behind the other. */
export async function partDigests(chunk: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const parts = Math.ceil(chunk.length / PART_BYTES);
  const all = new Uint8Array(parts * DIGEST_BYTES);
  await Promise.all(
    Array.from({ length: parts }, async (_, part) => {
      const digest = await crypto.subtle.digest('SHA-256', chunk.subarray(part * PART_BYTES, (part + 1) * PART_BYTES));
      all.set(new Uint8Array(digest), part * DIGEST_BYTES);
    }),
  );
  return all;
}

/**
 * The chain with one more chunk. A document without a rest ends with its last whole chunk. In JavaScript: it is four blocks,
 * and to wait for another thread takes longer.
 */
export function nextLink(chain: string, digests: Uint8Array): string {
  return digests.length === 0 ? chain : bytesToHex(sha256(concatBytes(hexToBytes(chain), digests)));
}
