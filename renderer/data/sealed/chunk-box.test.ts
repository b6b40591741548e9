import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PART_BYTES } from '../../../shared/model/document-chunks.ts';
import { createKeyService } from '../../testing/a-key-service.ts';
import { KeyRing } from '../keys/key-ring.ts';
import { type BulkCipher, bulkCipherWith, chunkContext } from './bulk-cipher.ts';
import { boxBytes, type ChunkPlace, openChunk, sealChunk } from './chunk-box.ts';

const bytes = Uint8Array.from({ length: 2.5 * PART_BYTES }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
const place: ChunkPlace = { documentId: 'd-1', version: 1, chunk: 3 };
const sealedPart = boxBytes(PART_BYTES);

async function aCipher(): Promise<BulkCipher> {
  const ring = new KeyRing(createKeyService().connect());
  await ring.make(['c-1', 'c-2'], 0);
  return bulkCipherWith(ring, 'chunks');
}

async function sealed(cipher: BulkCipher, plain = bytes): Promise<Uint8Array<ArrayBuffer>> {
  const box = new Uint8Array(boxBytes(plain.length));
  await sealChunk(cipher, 1, place, plain, box);
  return box;
}

test.each([0, 1, PART_BYTES, PART_BYTES + 1, bytes.length])('a chunk of %i bytes opens as it was', async length => {
  const cipher = await aCipher();
  const box = await sealed(cipher, bytes.slice(0, length));
  expect(await openChunk(cipher, place, { sealedBy: 1, partBytes: PART_BYTES, box })).toEqual(bytes.slice(0, length));
});

test('I26 a chunk that an earlier build sealed in one piece opens', async () => {
  const cipher = await aCipher();
  const box = await cipher.seal(1, chunkContext('d-1', 1, 3), bytes);
  expect(await openChunk(cipher, place, { sealedBy: 1, box })).toEqual(bytes);
});

test('I20 a chunk does not open elsewhere, under another key, or when it lost or swapped a part', async () => {
  const cipher = await aCipher();
  const box = await sealed(cipher);
  const row = { sealedBy: 1, partBytes: PART_BYTES, box };
  const part = (i: number) => box.slice(i * sealedPart, (i + 1) * sealedPart);
  const joined = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap(one => [...one]));
  const opens = [
    openChunk(cipher, { ...place, chunk: 2 }, row),
    openChunk(cipher, { ...place, version: 2 }, row),
    openChunk(cipher, { ...place, documentId: 'd-2' }, row),
    openChunk(cipher, place, { ...row, sealedBy: 2 }),
    openChunk(cipher, place, { sealedBy: 1, box }),
    openChunk(cipher, place, { ...row, partBytes: PART_BYTES / 2 }),
    openChunk(cipher, place, { ...row, box: joined(part(0), part(1)) }),
    openChunk(cipher, place, { ...row, box: joined(part(1), part(0), part(2)) }),
    openChunk(cipher, place, { ...row, box: joined(part(0), part(0), part(2)) }),
  ];
  for (const open of opens) await expect(open).rejects.toThrow();
});

test('I20 a chunk with one bit turned does not open, wherever that is', async () => {
  const cipher = await aCipher();
  const box = await sealed(cipher);
  await fc.assert(
    fc.asyncProperty(fc.nat(box.length - 1), fc.nat(7), async (at, bit) => {
      const changed = box.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      await expect(openChunk(cipher, place, { sealedBy: 1, partBytes: PART_BYTES, box: changed })).rejects.toThrow();
    }),
    { numRuns: 100 },
  );
});
