import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import type { FeedState, HeldCase, Tally } from '../feed/feed-state.ts';
import type { Gone } from '../feed/heads.ts';
import { addToTally, mustHold } from './brake.ts';
import type { CacheContext } from './cache-context.ts';
import type { PagePlan } from './plan-page.ts';
import type { Route } from './route-page.ts';

/** What a page takes away, after the brake. */
export interface Removal extends Pick<FeedState, 'held' | 'tally'> {
  /** Cases that go now, with everything of theirs. */
  readonly cases: readonly string[];
  /** Records that went and may go; those of held cases stay with them. */
  readonly gone: readonly Gone[];
  /** After a re-read: held cases that it did not bring, to be taken over from the set before. */
  readonly carried: readonly string[];
}

/**
 * Decides which cases go and which are held for a person to look at. A re-read takes away what it did not bring; until
 * it is whole it takes nothing away.
 */
export function planRemoval(context: CacheContext, page: CachePage, route: Route, plan: PagePlan): Removal {
  const { state } = context;
  if (!route.isVisible) return { held: state.held, tally: state.tally, cases: [], gone: plan.gone, carried: [] };
  return route.swap ? afterReRead(context, page, route, plan) : afterPage(context, page, plan);
}

function afterPage(context: CacheContext, page: CachePage, plan: PagePlan): Removal {
  const { feed, state } = context;
  const back = new Set(casesPut(plan));
  const still = state.held.filter(one => !back.has(one.id));
  const versions = new Map(plan.gone.map(one => [one.kind === 'case' ? one.id : '', one.version]));
  const known = new Set(still.map(one => one.id));
  const fresh = plan.goneCases.filter(id => !known.has(id));
  const { tally, isHeld } = judge(context, page, still, fresh.length);
  const held = isHeld ? [...still, ...fresh.map(id => hold(id, versions.get(id) ?? 0))] : still;
  const heldIds = new Set(held.map(one => one.id));
  const isOfHeld = ({ kind, id }: Gone): boolean => {
    if (kind === 'case') return heldIds.has(id);
    const caseId = heldIds.size === 0 ? null : feed.caseOf(kind, id);
    return caseId !== null && heldIds.has(caseId);
  };
  const gone = heldIds.size === 0 ? plan.gone : plan.gone.filter(one => !isOfHeld(one));
  return {
    held: held.length === state.held.length && fresh.length === 0 ? state.held : held,
    tally,
    cases: isHeld ? [] : fresh,
    gone,
    carried: [],
  };
}

function afterReRead(context: CacheContext, page: CachePage, route: Route, plan: PagePlan): Removal {
  const { feed, state } = context;
  const coming = new Set(casesPut(plan));
  const going = new Set(plan.goneCases);
  const local = feed.cases().map(head => head.id);
  const missing = local.filter(id => !coming.has(id) && (going.has(id) || !route.target.get('case', id)));
  const held = state.held.filter(one => missing.includes(one.id));
  const known = new Set(held.map(one => one.id));
  const fresh = missing.filter(id => !known.has(id));
  const { tally, isHeld } = judge(context, page, held, fresh.length);
  const all = isHeld ? [...held, ...fresh.map(id => hold(id, 0))] : held;
  const carried = all.map(one => one.id);
  const heldIds = new Set(carried);
  const gone = plan.gone.filter(one => one.kind !== 'case' || !heldIds.has(one.id));
  // Versions of another epoch say nothing about this one's.
  return { held: all.map(one => ({ ...one, version: 0 })), tally, cases: isHeld ? [] : fresh, gone, carried };
}

function judge(
  { clock, feed, state }: CacheContext,
  page: CachePage,
  held: readonly HeldCase[],
  gone: number,
): { tally: Tally | null; isHeld: boolean } {
  if (gone === 0) {
    const hasEnded = state.tally !== null && state.tally.goesOn && !page.hasMore;
    return { tally: hasEnded && state.tally ? { ...state.tally, goesOn: false } : state.tally, isHeld: false };
  }
  const cases = feed.caseCount;
  const tally = addToTally(state.tally, { gone, cases, goesOn: page.hasMore, nowMs: clock.now() });
  return { tally, isHeld: mustHold({ held: [...held] }, tally) };
}

function casesPut(plan: PagePlan): string[] {
  return plan.puts.filter(put => put.kind === 'case').map(put => put.id);
}

function hold(id: string, version: number): HeldCase {
  return { id, version, kept: false };
}
