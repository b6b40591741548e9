import type { RecordPut } from '../../../shared/model/change.ts';
import type { Head } from '../feed/heads.ts';
import type { CacheContext } from './cache-context.ts';
import type { PagePlan } from './plan-page.ts';
import { readRecords } from './read-records.ts';
import type { Route } from './route-page.ts';

/**
 * Records of the set before that a re-read did not bring and that stay all the same: held cases whole, and process
 * versions that a draft or a held case is pinned to. Their version is 0: whatever the server brings goes before.
 */
export async function carryOver(
  context: CacheContext,
  route: Route,
  plan: PagePlan,
  keep: { cases: readonly string[]; processes: ReadonlySet<string> },
): Promise<RecordPut[]> {
  if (!route.swap) return [];
  const { feed } = context;
  const coming = new Set(plan.puts.map(put => `${put.kind}/${put.id}`));
  const isThere = (head: Head): boolean =>
    coming.has(`${head.kind}/${head.id}`) || route.target.get(head.kind, head.id) !== undefined;
  const ofCases = keep.cases.flatMap(id => feed.allOfCase(id));
  const pinned = new Set(keep.processes);
  for (const head of ofCases) {
    if (head.kind !== 'case') continue;
    const { processId, version } = head.columns.record.process;
    pinned.add(`${processId}@${version}`);
  }
  const processes = [...pinned].flatMap(id => feed.get('process', id) ?? []);
  const heads: Head[] = [...processes, ...ofCases].filter(head => !isThere(head));
  const records = await readRecords(context, heads);
  return records.map(put => ({ ...put, version: 0 }));
}
