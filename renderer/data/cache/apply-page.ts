import type { Quarantined, RecordKind } from '../../../shared/model/change.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import { FEED_STATE, type FeedState } from '../feed/feed-state.ts';
import { type Head, type HeadEntry, recordKey } from '../feed/heads.ts';
import { readBytesStates } from './bytes-states.ts';
import type { CacheContext } from './cache-context.ts';
import { carryOver } from './carry-over.ts';
import { compactWhenWorthwhile } from './compact.ts';
import { keepGeneration } from './drop.ts';
import { asForeseen, type Foreseen, foreseePage } from './foresee-page.ts';
import { purgeNow } from './finish-purge.ts';
import { finishSeenWork } from './finish-seen-work.ts';
import { leftOverCases } from './left-over-keys.ts';
import { makeKeys } from './make-keys.ts';
import { pinnedProcesses, withoutNeededProcesses } from './pinned-processes.ts';
import { type PagePlan, planPage } from './plan-page.ts';
import { planRemoval, type Removal } from './plan-removal.ts';
import { unusableAsQuarantined, updateQuarantine } from './quarantine.ts';
import { type FindHead, reofferLost } from './reoffer-lost.ts';
import { type Route, routeOf, stateAfter } from './route-page.ts';
import { type SealedPage, sealPage } from './seal-page.ts';
import { dropStale, staleDocuments } from './stale-bytes.ts';
import { refusingStorageFailures } from './storage-failure.ts';

type Applied = Result<{ applied: number; quarantined: number; offeredAgain?: number }, 'storage' | 'out-of-step'>;

/** Stores one page of the feed with its cursor, in one transaction. The same page again changes nothing. */
export async function applyPage(context: CacheContext, page: CachePage): Promise<Applied> {
  const { ahead } = context;
  const foreseeing = foreseePage(context, page);
  // Not before all that follows from the page before is done: what that one purges, this one may bring back.
  const applied = ahead.last.then(() => applyNext(context, page, foreseeing));
  ahead.pages++;
  ahead.last = applied.then(
    () => void ahead.pages--,
    () => void ahead.pages--,
  );
  return await applied;
}

async function applyNext(
  context: CacheContext,
  page: CachePage,
  foreseeing: Promise<Foreseen | null>,
): Promise<Applied> {
  // What was begun goes before anything else.
  const purged = await finishPurgeInTurn(context);
  if (!purged.ok) return purged;
  const applied = await context.inTurn(() => refusingStorageFailures(() => apply(context, page, foreseeing)));
  if (!applied.ok) return applied;
  const finished = await finishPurgeInTurn(context);
  if (!finished.ok) return finished;
  if (page.hasMore) return applied;
  const compacted = await context.inTurn(() => refusingStorageFailures(() => compactWhenWorthwhile(context).then(ok)));
  return compacted.ok ? applied : compacted;
}

function outOfStep(): Applied {
  return refuse('out-of-step', 'The store is at another place of the feed.');
}

async function finishPurgeInTurn(context: CacheContext): Promise<Result<void, 'storage'>> {
  return await context.inTurn(() => refusingStorageFailures(() => purgeNow(context).then(ok)));
}

async function apply(context: CacheContext, page: CachePage, foreseeing: Promise<Foreseen | null>): Promise<Applied> {
  // The page before it was not stored, or the feed is to be read again: on top of this it would leave a gap.
  if (page.after !== undefined && page.after !== (context.state.cursor?.cursor ?? null)) return outOfStep();
  const route = routeOf(context, page);
  const held = new Map(route.shadow ? [] : context.state.held.map(one => [one.id, one.version]));
  const asPlanned = planPage(route.target, page.changes, id => held.get(id) ?? 0);
  const pinned = await pinnedProcesses(context, route, asPlanned);
  const plan = route.shadow ? asPlanned : withoutNeededProcesses(context, asPlanned, pinned);
  const removal = planRemoval(context, page, route, plan);
  if (changesNothing(context, page, route, plan, removal)) return ok({ applied: 0, quarantined: 0 });

  const carried = await carryOver(context, route, plan, { cases: removal.carried, processes: pinned });
  const foreseen = await foreseeing;
  const keys = await makeKeys(context, route, plan, removal, carried, foreseen?.key ?? null);
  const brought =
    asForeseen(foreseen, keys.brought, route.place, plan.puts, removal.gone) ??
    (await sealPage({ ...context, key: keys.brought }, route.place, plan.puts, removal.gone));
  const kept = await sealPage({ ...context, key: keys.carried }, brought.place, carried, []);
  const sealed = [brought, kept];
  const entries = sealed.flatMap(one => one.entries);
  const quarantined = [...plan.quarantined, ...unusableAsQuarantined(sealed.flatMap(one => one.unusable))];
  const isEnd = route.isVisible && !page.hasMore;
  const leftOver = isEnd ? await leftOverCases(context, route, quarantined, entries) : [];
  const purging = [...new Set([...removal.cases, ...leftOver])];
  const state = stateAfter(context.state, page, route, kept.place, {
    ...removal,
    purging,
    keysBefore: context.ring.next,
  });
  const work = { page, route, plan, removal, sealed, quarantined, state, find: finder(route, entries) };
  const offeredAgain = await store(context, work);

  route.target.page = kept.place.page;
  route.target.apply(entries);
  context.state = state;
  if (route.swap) context.feed = route.target;
  if (route.swap || removal.gone.length > 0) context.bytes = await readBytesStates(context.db);
  context.shadow = state.shadow ? route.target : null;
  const applied = plan.puts.length - brought.unusable.length + removal.gone.length;
  return ok({ applied, quarantined: quarantined.length, ...(offeredAgain > 0 && { offeredAgain }) });
}

/** The answer to most polls: no change, and the cursor that we have. Writing it would wake every query for nothing. */
function changesNothing(
  { state }: CacheContext,
  page: CachePage,
  route: Route,
  plan: PagePlan,
  removal: Removal,
): boolean {
  const { cursor, held, tally, wholeEpoch } = state;
  const isHere = cursor?.cursor === page.nextCursor && cursor.epoch === page.epoch && !route.shadow;
  const isWhole = page.hasMore || wholeEpoch === page.epoch;
  const changes = plan.puts.length + removal.gone.length + plan.quarantined.length;
  return isHere && isWhole && changes === 0 && removal.held === held && removal.tally === tally;
}

interface Work {
  readonly page: CachePage;
  readonly route: Route;
  readonly plan: PagePlan;
  readonly removal: Removal;
  readonly sealed: readonly SealedPage[];
  /** What could not be applied, whether that was seen at the door or here. */
  readonly quarantined: readonly Quarantined[];
  readonly state: FeedState;
  /** The feed as it is after the page. */
  readonly find: FindHead;
}

/** Returns how many acts are offered to the server again. */
async function store(context: CacheContext, work: Work): Promise<number> {
  const { db } = context;
  const { page, route, plan, removal, sealed, quarantined, state, find } = work;
  const stale = staleDocuments(context, route, removal, find);
  const unusable = new Set(sealed.flatMap(one => one.unusable));
  const usable = plan.puts.filter(put => !unusable.has(put));
  return await db.transaction('rw', db.tables, async () => {
    // A re-read that was begun before, or was lost, makes place.
    if (route.shadow && route.place.page === 0) await keepGeneration(db, context.state.generation);
    for (const { packs, heads } of sealed) {
      await db.packs.bulkAdd([...packs]);
      if (heads) await db.heads.add(heads);
    }
    await db.meta.put({ name: FEED_STATE, value: state });
    if (route.swap) await keepGeneration(db, state.generation);
    await updateQuarantine(db, usable, quarantined, page.changes);
    if (!route.isVisible) return 0;
    await dropStale(db, stale);
    await finishSeenWork(db, seenAfter(route, removal, find));
    const isOtherServer = state.wholeEpoch !== context.state.wholeEpoch;
    return isOtherServer ? await reofferLost(db, find, context.clock.now()) : 0;
  });
}

/** The feed as it will be: what the page brings, over what is in memory. */
function finder({ target }: Route, entries: readonly HeadEntry[]): FindHead {
  const news = new Map(entries.map(entry => [recordKey(entry.kind, entry.id), entry]));
  return <Kind extends RecordKind>(kind: Kind, id: string): Head<Kind> | undefined => {
    const entry = news.get(recordKey(kind, id));
    if (!entry) return target.get(kind, id);
    return entry.op === 'put' ? (entry as Head<Kind>) : undefined;
  };
}

/** What a look-up finds once the page is in: the version of a record, or the one that it went with. */
function seenAfter({ target }: Route, removal: Removal, find: FindHead) {
  const went = new Map(removal.gone.map(one => [recordKey(one.kind, one.id), one.version]));
  return (kind: string, id: string): number =>
    Math.max(
      find(kind as RecordKind, id)?.version ?? 0,
      went.get(recordKey(kind, id)) ?? 0,
      target.goneVersion(kind, id) ?? 0,
    );
}
