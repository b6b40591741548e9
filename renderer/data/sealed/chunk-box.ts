import { CHUNK_BYTES, PART_BYTES } from '../../../shared/model/document-chunks.ts';
import type { ChunkRow } from '../rows.ts';
import { BOX_OVERHEAD, type BulkCipher, chunkContext } from './bulk-cipher.ts';

/** Which chunk of which document version. */
export interface ChunkPlace {
  readonly documentId: string;
  readonly version: number;
  readonly chunk: number;
}

/** How long the box of a whole chunk is. */
export const FULL_BOX_BYTES = boxBytes(CHUNK_BYTES);

export function boxBytes(bytes: number): number {
  return bytes + partsOf(bytes, PART_BYTES) * BOX_OVERHEAD;
}

/**
 * Seals a chunk part by part into `box`, which is exactly as long as `boxBytes` says: a view of something longer would be
 * stored with all that is behind it.
 */
export async function sealChunk(
  cipher: BulkCipher,
  key: number,
  place: ChunkPlace,
  bytes: Uint8Array<ArrayBuffer>,
  box: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const parts = partsOf(bytes.length, PART_BYTES);
  await Promise.all(
    Array.from({ length: parts }, async (_, part) => {
      const plain = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
      const at = part * (PART_BYTES + BOX_OVERHEAD);
      await cipher.sealInto(key, partContext(place, part, parts), plain, box.subarray(at));
    }),
  );
}

/** Throws when it is not what was sealed for this place, or its key was destroyed. */
export async function openChunk(
  cipher: BulkCipher,
  place: ChunkPlace,
  { sealedBy, box, partBytes }: Pick<ChunkRow, 'sealedBy' | 'box' | 'partBytes'>,
): Promise<Uint8Array<ArrayBuffer>> {
  // Of an earlier build: sealed in one piece.
  if (partBytes === undefined) return await cipher.open(sealedBy, contextOf(place), box);
  const sealedPart = partBytes + BOX_OVERHEAD;
  const parts = partsOf(box.length, sealedPart);
  const bytes = new Uint8Array(Math.max(0, box.length - parts * BOX_OVERHEAD));
  await Promise.all(
    Array.from({ length: parts }, async (_, part) => {
      const sealed = box.subarray(part * sealedPart, (part + 1) * sealedPart);
      bytes.set(await cipher.open(sealedBy, partContext(place, part, parts), sealed), part * partBytes);
    }),
  );
  return bytes;
}

/** `parts` is part of it: a chunk that lost its end does not open. */
export function partContext(place: ChunkPlace, part: number, parts: number): string {
  return `${contextOf(place)}/${part}/${parts}`;
}

function contextOf({ documentId, version, chunk }: ChunkPlace): string {
  return chunkContext(documentId, version, chunk);
}

function partsOf(bytes: number, partBytes: number): number {
  return Math.ceil(bytes / partBytes);
}
