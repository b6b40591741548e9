import type { MeridianDb } from './db.ts';

/** What was noted since the store was opened: once is enough, and noting it wakes who reads the list. */
const noted = new WeakMap<MeridianDb, Set<string>>();

/**
 * Notes, after the transaction or live query that met it, that something in the store could not be opened: it was
 * changed on disk or damaged. The person sees it; the rest goes on.
 */
export function quarantineUnreadable(db: MeridianDb, table: string, key: string): void {
  // What is unreadable in the list itself cannot be listed.
  if (table === 'quarantine') return;
  const name = `store/${table}/${key}`;
  const known = noted.get(db) ?? new Set();
  noted.set(db, known);
  if (known.has(name)) return;
  known.add(name);
  setTimeout(() => {
    const row = {
      key: name,
      caseId: null,
      kind: `store/${table}`,
      id: key,
      version: 1,
      reason: 'This part of the store on this computer is damaged and is left out.',
      raw: null,
    };
    // The disk may be full, or the store closed by now: it is noted when it is met again.
    db.quarantine.put(row).catch(() => known.delete(name));
  }, 0);
}
