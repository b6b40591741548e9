import { open } from 'node:fs/promises';
import type { Queries } from '../database/database.ts';

/** Bytes are kept in parts, so that a range of a large document never costs more memory than one part. */
export const PART_BYTES = 1 << 20;

/** Stores a file under its SHA-256, once for all documents with the same bytes. */
export async function storeFile(queries: Queries, file: string, sha256: string, bytes: number): Promise<void> {
  const added = await queries.query(
    'insert into blobs (sha256, bytes) values ($1, $2) on conflict do nothing returning sha256',
    [sha256, bytes],
  );
  if (added.length === 0) return;
  const handle = await open(file);
  try {
    for (let part = 0; part * PART_BYTES < bytes; part++) {
      const buffer = Buffer.alloc(Math.min(PART_BYTES, bytes - part * PART_BYTES));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, part * PART_BYTES);
      if (bytesRead !== buffer.length) throw new Error(`The file ${file} became shorter while it was loaded.`);
      // base64 crosses into PGlite five times as fast as bytes do, and PostgreSQL does not mind.
      await queries.query(`insert into blob_parts (sha256, part, data) values ($1, $2, decode($3, 'base64'))`, [
        sha256,
        part,
        buffer.toString('base64'),
      ]);
    }
  } finally {
    await handle.close();
  }
}

/** The bytes from `start` up to and without `end`, a part at a time, as fast as they are taken. */
export async function* readBlob(queries: Queries, sha256: string, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const part = Math.floor(at / PART_BYTES);
    const partStart = part * PART_BYTES;
    const [row] = await queries.query<{ data: string }>(
      `select encode(data, 'base64') as data from blob_parts where sha256 = $1 and part = $2`,
      [sha256, part],
    );
    if (!row) throw new Error(`Part ${part} of the bytes ${sha256} is missing.`);
    const upTo = Math.min(end, partStart + PART_BYTES);
    yield Buffer.from(row.data, 'base64').subarray(at - partStart, upTo - partStart);
    at = upTo;
  }
}
