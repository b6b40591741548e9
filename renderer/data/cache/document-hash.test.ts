import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { createDocumentHash } from './document-hash.ts';

test('in pieces it is the digest of the whole', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) & 0xff);
  const hash = createDocumentHash();
  for (let at = 0; at < bytes.length; at += 7000) hash.update(bytes.subarray(at, at + 7000));
  expect(hash.digest()).toBe(bytesToHex(sha256(bytes)));
});
