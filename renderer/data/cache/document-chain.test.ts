import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { CHUNK_BYTES, FIRST_LINK, PART_BYTES } from '../../../shared/model/document-chunks.ts';
import { nextLink, partDigests, readVoucher } from './document-chain.ts';

const bytes = Uint8Array.from({ length: 2.6 * CHUNK_BYTES }, (_, i) => (i * 31 + (i >> 8)) & 0xff);

test('each link is the digest of the one before and of the chunk’s parts', async () => {
  let chain = FIRST_LINK;
  let plain = hexToBytes(FIRST_LINK);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.slice(at, at + CHUNK_BYTES);
    chain = nextLink(chain, await partDigests(chunk));
    const parts: Uint8Array[] = [];
    for (let from = 0; from < chunk.length; from += PART_BYTES)
      parts.push(sha256(chunk.slice(from, from + PART_BYTES)));
    plain = Uint8Array.from(sha256(concatBytes(plain, ...parts)));
    expect(chain).toBe(bytesToHex(plain));
  }
  // The main process's test has the same figure.
  expect(chain).toBe('1e953c97a4722f2b837b93fbda7c2224d813ef630a873ca9fda2ba94e9a7849f');
  expect(nextLink(chain, await partDigests(new Uint8Array()))).toBe(chain);
});

test('a voucher is the chain and the digest of the whole', () => {
  const voucher = { chain: '0a'.repeat(32), sha256: 'f1'.repeat(32) };
  expect(readVoucher(hexToBytes(voucher.chain + voucher.sha256))).toEqual(voucher);
});
