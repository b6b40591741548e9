import type { Table } from 'dexie';

/**
 * Chromium keeps a value above 64 kB in a file of its own. When that is lost, it says so in one of these words, and ends
 * the transaction afterwards, also one that only reads and has caught the error.
 */
const LOST = new Set(['NotReadableError', 'DataError']);
/** It is there and is too short. */
const CUT = 'Failed to read large IndexedDB value';

export function isValueLost(error: unknown): boolean {
  return error instanceof Error && (LOST.has(error.name) || error.message.startsWith(CUT));
}

/** The same of a read of the feed, whose transaction may be said to be aborted instead. What is left out is fetched again. */
export function isFeedLost(error: unknown): boolean {
  return isValueLost(error) || (error instanceof Error && error.name === 'AbortError');
}

/** Rows of the feed by their keys; undefined for one that is not there and for one whose value is lost. Inside a transaction that ends it. */
export async function getReadable<Row, Key>(table: Table<Row, Key>, keys: Key[]): Promise<(Row | undefined)[]> {
  try {
    return await table.bulkGet(keys);
  } catch (error) {
    if (!isFeedLost(error)) throw error;
  }
  const rows: (Row | undefined)[] = [];
  for (const key of keys) rows.push(await getIfReadable(table, key));
  return rows;
}

async function getIfReadable<Row, Key>(table: Table<Row, Key>, key: Key): Promise<Row | undefined> {
  try {
    return await table.get(key);
  } catch (error) {
    if (!isFeedLost(error)) throw error;
    return undefined;
  }
}
