import type { MeridianDb } from './db.ts';

/**
 * Notes, after the transaction or live query that met it, that something in the store could not be opened: it was
 * changed on disk or damaged. The person sees it; the rest goes on.
 */
export function quarantineUnreadable(db: MeridianDb, table: string, key: string): void {
  // What is unreadable in the list itself cannot be listed.
  if (table === 'quarantine') return;
  setTimeout(() => {
    const row = {
      key: `store/${table}/${key}`,
      kind: `store/${table}`,
      id: key,
      version: 1,
      reason: 'This part of the store on this computer is damaged and is left out.',
      raw: null,
    };
    // The store may be closed by now; then it is met again at the next start.
    db.quarantine.put(row).catch(() => {});
  }, 0);
}
