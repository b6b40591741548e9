import type { MeridianDb } from './db.ts';
import { isFeedLost } from './lost-values.ts';
import { refreshQueries } from './refresh-queries.ts';
import { storedRowKey } from './sealed/sealed-tables.ts';

/** A virus scanner that holds the file lets go of it within this. */
const LOOK_AGAIN_MS = 250;
/** What is lost in the next table is met when that of the one before has gone. */
const MOST_TIMES = 10;

/** What is being dropped, by the names of the rows. */
const dropping = new WeakMap<MeridianDb, Map<string, Promise<void>>>();

/**
 * Takes a row away whose value the browser has lost: it ends every transaction that reads it, so that nothing beside it
 * could be read or written either. What was in it comes back from the journal or from the server. Begins after the
 * transaction or live query that met it.
 */
export function dropLost(db: MeridianDb, table: string, key: string): void {
  const known = dropping.get(db) ?? new Map<string, Promise<void>>();
  dropping.set(db, known);
  const name = `${table}/${key}`;
  if (known.has(name)) return;
  const dropped = new Promise<void>(resolve => {
    setTimeout(() => {
      // One at a time: what another window has dropped and its worker has put back must not be dropped again.
      navigator.locks
        .request(`meridian/${db.name}/lost`, () => drop(db, table, key))
        // The disk may be full, or the store closed by now: it is met again.
        .catch(() => {})
        .finally(() => {
          known.delete(name);
          resolve();
        });
    }, LOOK_AGAIN_MS);
  });
  known.set(name, dropped);
}

async function drop(db: MeridianDb, table: string, key: string): Promise<void> {
  const rows = db.table(table);
  const stored = storedRowKey(table, key);
  const isReadable = await rows.get(stored).then(
    row => row !== undefined,
    (error: unknown) => {
      if (isFeedLost(error)) return false;
      throw error;
    },
  );
  if (isReadable) return;
  await rows.delete(stored);
  // They ended without an answer.
  refreshQueries();
}

/** Runs a reading; where it ended at values that are lost, their rows are dropped first, and it is run again. */
export async function withoutLost<T>(db: MeridianDb, read: () => Promise<T>): Promise<T> {
  for (let times = 0; times < MOST_TIMES; times++) {
    try {
      return await read();
    } catch (error) {
      const drops = [...(dropping.get(db)?.values() ?? [])];
      if (drops.length === 0 || !isFeedLost(error)) throw error;
      await Promise.all(drops);
    }
  }
  return await read();
}
