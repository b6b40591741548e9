import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { createDocumentHash } from './document-hash.ts';

const MIB = 1024 ** 2;
const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) & 0xff);

test.each([bytes.length, 17 * MIB])(
  'in pieces it is the digest of the whole, announced as %i bytes',
  async announced => {
    const hash = createDocumentHash(announced);
    for (let at = 0; at < bytes.length; at += 7000) hash.update(bytes.subarray(at, at + 7000));
    expect(await hash.digest()).toBe(bytesToHex(sha256(bytes)));
  },
);

test('what is longer than announced matches nothing', async () => {
  const hash = createDocumentHash(10);
  hash.update(bytes);
  expect(await hash.digest()).toBe('');
});
