import { caseOf, type RecordPut } from '../../../shared/model/change.ts';
import type { CacheContext } from './cache-context.ts';
import { caseOfQuarantined } from './quarantined-case.ts';
import type { PagePlan } from './plan-page.ts';
import type { Removal } from './plan-removal.ts';
import type { Route } from './route-page.ts';

/**
 * Has the keys made that a page needs, in one message: for cases that come, so that whatever is done in them later has
 * one at once, and for the page itself. They are durable before anything sealed with them is.
 *
 * @param foreseen a key that was made for the page before its turn; a purge may have destroyed it since
 */
export async function makeKeys(
  { ring }: CacheContext,
  route: Route,
  plan: PagePlan,
  removal: Removal,
  carried: readonly RecordPut[],
  foreseen: number | null,
): Promise<{ brought: number; carried: number }> {
  const cases = [
    ...[...plan.puts, ...carried].map(caseOf),
    ...plan.quarantined.map(caseOfQuarantined),
    // What a re-read brought under way may have been purged meanwhile, and is back with it.
    ...(route.swap ? route.target.cases().map(head => head.id) : []),
  ].filter(id => id !== null);
  const isBrought = plan.puts.length + removal.gone.length > 0;
  const isForeseen = isBrought && foreseen !== null && ring.has(foreseen);
  const made = await ring.make(cases, Number(isBrought && !isForeseen) + Number(carried.length > 0));
  const numbers = isForeseen ? [foreseen, ...made] : made;
  const [first = 0, second = 0] = isBrought ? numbers : [0, ...numbers];
  return { brought: first, carried: second };
}
