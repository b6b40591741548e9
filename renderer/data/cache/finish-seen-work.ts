import type { MeridianDb } from '../db.ts';
import { isSeen } from '../derive/is-seen.ts';
import type { OutboxRow } from '../rows.ts';

/**
 * The feed now shows what this person did: their marks need no overlay, and the outbox entries nothing more. Inside a
 * transaction.
 *
 * @param versionOf the version of a record that the feed has (or went with), 0 when it has none
 * @param among those that can have changed, when the feed has not; without it, all that are open
 */
export async function finishSeenWork(
  db: MeridianDb,
  versionOf: (kind: string, id: string) => number,
  among?: readonly OutboxRow[],
): Promise<void> {
  const open = among ?? (await db.outbox.where('finished').equals(0).toArray());
  const seen = open.filter(entry => isSeen(entry, versionOf));
  if (seen.length === 0) return;
  await db.outbox.bulkPut(seen.map(entry => ({ ...entry, finished: 1 as const })));
  const ids = new Set<string>(seen.map(entry => entry.id));
  const marks = seen
    .filter(entry => entry.mutation.target.kind === 'annotation')
    .map(entry => entry.mutation.target.id);
  const rows = (await db.overlay.bulkGet(marks)).filter(row => row !== undefined);
  // A mark that was changed again meanwhile has a later entry, and stays.
  await db.overlay.bulkDelete(rows.filter(row => ids.has(row.entryId)).map(row => row.id));
}
