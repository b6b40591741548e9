import type { MeridianDb } from '../db.ts';

const WRITER = 'writer';

/**
 * The number of a worker's turn as the one that writes: higher than any before. From the clock as well, so that it goes
 * on growing when the database is a new one. Called by whoever holds the writer lock.
 */
export async function nextTurn(db: MeridianDb, nowMs: number): Promise<number> {
  return await db.transaction('rw', db.meta, async () => {
    const before = (await db.meta.get(WRITER))?.value;
    const turn = Math.max(typeof before === 'number' ? before + 1 : 1, Math.floor(nowMs));
    await db.meta.put({ name: WRITER, value: turn });
    return turn;
  });
}
