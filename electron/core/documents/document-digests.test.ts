import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CHUNK_BYTES, FIRST_LINK, PART_BYTES, VOUCHER_BYTES } from '../../../shared/model/document-chunks.ts';
import { createDocumentDigests, type Followed } from './document-digests.ts';

const bytes = Uint8Array.from({ length: 2.6 * CHUNK_BYTES }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
const total = bytes.length;
const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();
const it = { documentId: 'd-1', version: 1 };
const etag = '"a"';

/** As it is defined, in the plainest way. */
function chainOf(upTo: number): string {
  let chain: Buffer = Buffer.from(FIRST_LINK, 'hex');
  for (let chunk = 0; chunk < upTo; chunk += CHUNK_BYTES) {
    const end = Math.min(upTo, chunk + CHUNK_BYTES);
    const digests: Buffer[] = [];
    for (let at = chunk; at < end; at += PART_BYTES)
      digests.push(sha256(bytes.subarray(at, Math.min(end, at + PART_BYTES))));
    chain = sha256(Buffer.concat([chain, ...digests]));
  }
  return chain.toString('hex');
}
const voucher = Buffer.concat([Buffer.from(chainOf(total), 'hex'), sha256(bytes)]);

function feed(followed: Followed | null, from: number, to: number, pieces: number): void {
  for (let at = from; at < to; at += pieces) followed?.update(bytes.subarray(at, Math.min(to, at + pieces)));
}

test.each([65_536, 100_003, total])('what passes in pieces of %i bytes is vouched for', pieces => {
  const followed = createDocumentDigests().follow(it, { offset: 0, total, etag });
  expect(followed?.chain).toBe(FIRST_LINK);
  feed(followed, 0, total, pieces);
  const given = followed?.voucher();
  expect(given?.length).toBe(VOUCHER_BYTES);
  expect(given).toEqual(voucher);
  // The window's test has the same figure.
  expect(chainOf(total)).toBe('1e953c97a4722f2b837b93fbda7c2224d813ef630a873ca9fda2ba94e9a7849f');
});

test('nothing is vouched for before its last byte, nor when there are more', () => {
  const followed = createDocumentDigests().follow(it, { offset: 0, total, etag });
  feed(followed, 0, total - 1, 65_536);
  expect(followed?.voucher()).toBeNull();
  followed?.update(bytes.subarray(0, 2));
  expect(followed?.voucher()).toBeNull();
});

test('G14 after each of twenty cuts it goes on from a chunk that passed, and nothing is asked for twice', () => {
  const digests = createDocumentDigests();
  let offset = 0;
  for (let cut = 0; cut < 20; cut++) {
    const followed = digests.follow(it, { offset, total, etag });
    expect(followed?.chain).toBe(chainOf(offset));
    // Every eighth comes past the end of a chunk.
    const end = Math.min(total, offset + (cut % 8 === 7 ? CHUNK_BYTES + 5 : 150_000));
    feed(followed, offset, end, 65_536);
    offset = Math.floor(end / CHUNK_BYTES) * CHUNK_BYTES;
  }
  const last = digests.follow(it, { offset, total, etag });
  feed(last, offset, total, 65_536);
  expect(last?.voucher()).toEqual(voucher);
});

test('the rest of what did not pass here, or passed as something else, is not vouched for', () => {
  const digests = createDocumentDigests();
  const place = { offset: CHUNK_BYTES, total, etag };
  expect(digests.follow(it, place)).toBeNull();
  feed(digests.follow(it, { offset: 0, total, etag }), 0, total, 65_536);
  expect(digests.follow(it, place)?.chain).toBe(chainOf(CHUNK_BYTES));
  expect(digests.follow(it, { ...place, etag: '"b"' })).toBeNull();
  expect(digests.follow({ ...it, version: 2 }, place)).toBeNull();
  expect(digests.follow(it, { ...place, offset: CHUNK_BYTES + 1 })).toBeNull();
});

test('I28 of a long document only the latest chunks are remembered, and of many only some', () => {
  const digests = createDocumentDigests();
  const long = digests.follow(it, { offset: 0, total: 100 * CHUNK_BYTES, etag });
  const chunk = new Uint8Array(CHUNK_BYTES);
  for (let i = 0; i < 80; i++) long?.update(chunk);
  const at = (chunks: number) => digests.follow(it, { offset: chunks * CHUNK_BYTES, total: 100 * CHUNK_BYTES, etag });
  expect(at(16)).toBeNull();
  expect(at(17)).not.toBeNull();
  expect(at(80)).not.toBeNull();
  for (let i = 0; i < 32; i++) digests.follow({ documentId: `other-${i}`, version: 1 }, { offset: 0, total: 1, etag });
  expect(at(80)).toBeNull();
});
