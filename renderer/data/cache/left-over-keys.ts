import type { Quarantined } from '../../../shared/model/change.ts';
import type { HeadEntry } from '../feed/heads.ts';
import type { CacheContext } from './cache-context.ts';
import { caseOfQuarantined } from './quarantined-case.ts';
import type { Route } from './route-page.ts';

/**
 * Cases that have a key although the feed, which was read to its end, has nothing of them: they left while the database
 * was lost, or between the making of the key and the page. They are purged like those that a page takes away.
 */
export async function leftOverCases(
  { db, ring }: CacheContext,
  { target }: Route,
  quarantined: readonly Quarantined[],
  entries: readonly HeadEntry[],
): Promise<string[]> {
  const coming = new Set(entries.map(entry => (entry.op === 'put' ? entry.caseId : null)));
  const without = ring.cases().filter(id => target.allOfCase(id).length === 0 && !coming.has(id));
  if (without.length === 0) return [];
  const waiting = await db.quarantine.toArray();
  const kept = new Set([...waiting.map(row => row.caseId), ...quarantined.map(caseOfQuarantined)]);
  return without.filter(id => !kept.has(id));
}
