import { processKey } from '../../../shared/model/process.ts';
import type { CacheContext } from './cache-context.ts';
import type { PagePlan } from './plan-page.ts';
import type { Route } from './route-page.ts';

/** Process versions that answers were typed against: without them a draft could not be shown. */
export async function pinnedProcesses({ db }: CacheContext, route: Route, plan: PagePlan): Promise<Set<string>> {
  if (!route.swap && !plan.gone.some(one => one.kind === 'process')) return new Set();
  const drafts = await db.drafts.toArray();
  // A draft that was moved can go back.
  return new Set(
    drafts.flatMap(({ judgment, migration }) =>
      [judgment, ...(migration ? [migration.before] : [])].map(({ process }) => processKey(process)),
    ),
  );
}

/** What goes, without the process versions that a draft or a case here still needs. */
export function withoutNeededProcesses(context: CacheContext, plan: PagePlan, pinned: ReadonlySet<string>): PagePlan {
  if (!plan.gone.some(one => one.kind === 'process')) return plan;
  const used = new Set(context.feed.cases().map(({ columns }) => processKey(columns.record.process)));
  const gone = plan.gone.filter(one => one.kind !== 'process' || !(pinned.has(one.id) || used.has(one.id)));
  return { ...plan, gone };
}
