import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { CachePage } from '../../../shared/rpc/contract.ts';
import type { MeridianDb } from '../db.ts';
import { FeedIndex } from '../feed/feed-index.ts';
import { FEED_STATE, type FeedState } from '../feed/feed-state.ts';
import { recordKey } from '../feed/heads.ts';
import { readBytesStates } from './bytes-states.ts';
import type { CacheContext } from './cache-context.ts';
import { compactWhenWorthwhile } from './compact.ts';
import { keepGeneration, purgeCases } from './drop.ts';
import { finishSeenWork } from './finish-seen-work.ts';
import { forgetHeldDeletes, mayDelete } from './held-deletes.ts';
import { isMassDelete, type PagePlan, planPage } from './plan-page.ts';
import { type SealedPage, sealPage } from './seal-page.ts';
import { refusingStorageFailures } from './storage-failure.ts';

type Applied = Result<{ applied: number; quarantined: number }, 'mass-delete' | 'storage'>;

/** Where a page goes, and what becomes of the set that it completes. */
interface Route {
  readonly target: FeedIndex;
  /** The set before this page: pages and packs are numbered on from it. */
  readonly place: { generation: number; page: number; pack: number };
  /** The re-read is whole with this page: it becomes the feed. */
  readonly swap: boolean;
  readonly shadow: boolean;
}

/** Stores one page of the feed with its cursor, in one transaction. The same page again changes nothing. */
export async function applyPage(context: CacheContext, page: CachePage): Promise<Applied> {
  const applied = await context.inTurn(() => refusingStorageFailures(() => apply(context, page)));
  if (!applied.ok || page.hasMore) return applied;
  const compacted = await context.inTurn(() => refusingStorageFailures(() => compactWhenWorthwhile(context).then(ok)));
  return compacted.ok ? applied : compacted;
}

async function apply(context: CacheContext, page: CachePage): Promise<Applied> {
  const route = routeOf(context, page);
  const plan = planPage(route.target, page.changes);
  if (changesNothing(context, page, route, plan)) return ok({ applied: 0, quarantined: 0 });
  const goneCases = route.swap ? casesNotReRead(context.feed, route.target, plan) : plan.goneCases;
  if (!route.shadow || route.swap) {
    const local = context.feed.cases().length;
    const held = { gone: goneCases.length, cases: local };
    if (isMassDelete(held.gone, local) && !(await mayDelete(context, held))) return massDelete(held.gone, local);
  }
  const sealed = await sealPage(context.packs, context.blind, route.place, plan.puts, plan.gone);
  const state = stateAfter(context.state, page, route, sealed, goneCases.length > 0);
  await store(context, { page, route, plan, sealed, state, goneCases });

  route.target.page = sealed.place.page;
  route.target.apply(sealed.entries);
  context.state = state;
  if (goneCases.length > 0) context.bytes = await readBytesStates(context.db);
  if (route.swap) context.feed = route.target;
  context.shadow = state.shadow ? route.target : null;
  return ok({ applied: plan.puts.length + plan.gone.length, quarantined: plan.quarantined.length });
}

/** The answer to most polls: no change, and the cursor that we have. Writing it would wake every query for nothing. */
function changesNothing(context: CacheContext, page: CachePage, route: Route, plan: PagePlan): boolean {
  const { cursor } = context.state;
  const isHere = cursor?.cursor === page.nextCursor && cursor.epoch === page.epoch;
  return isHere && !route.shadow && plan.puts.length + plan.gone.length + plan.quarantined.length === 0;
}

interface Work {
  readonly page: CachePage;
  readonly route: Route;
  readonly plan: PagePlan;
  readonly sealed: SealedPage;
  readonly state: FeedState;
  readonly goneCases: readonly string[];
}

async function store(context: CacheContext, work: Work): Promise<void> {
  const { db } = context;
  const { route, sealed, plan, state } = work;
  const visible = !route.shadow || route.swap;
  await db.transaction('rw', db.tables, async () => {
    // A re-read that was begun before, or was lost, makes place.
    if (route.shadow && route.place.page === 0) await keepGeneration(db, context.state.generation);
    await db.packs.bulkAdd([...sealed.packs]);
    if (sealed.heads) await db.heads.add(sealed.heads);
    await db.meta.put({ name: FEED_STATE, value: state });
    if (route.swap) await keepGeneration(db, state.generation);
    if (route.swap) await db.quarantine.clear();
    await updateQuarantine(db, plan, work.page.changes);
    if (!visible) return;
    await purgeCases(db, work.goneCases);
    if (work.goneCases.length > 0) await forgetHeldDeletes(db);
    await finishSeenWork(db, seenAfter(route.target, plan));
  });
}

/** What could not be understood is kept; what now came in a form that can be, or went, is taken off the list. */
async function updateQuarantine(db: MeridianDb, plan: PagePlan, changes: CachePage['changes']): Promise<void> {
  // A delete costs as much as a put, so 500 of them for nothing would double the cost of a page.
  if ((await db.quarantine.count()) > 0) {
    // Not `plan.gone`: what was never understood is not in the feed, so the plan has no use for its going.
    const gone = changes.filter(change => change.op === 'delete');
    await db.quarantine.bulkDelete([...plan.puts, ...gone].map(one => recordKey(one.kind, one.id)));
  }
  await db.quarantine.bulkPut(plan.quarantined.map(one => ({ ...one, key: recordKey(one.kind, one.id) })));
}

/** What a look-up finds once the page is in. */
function seenAfter(feed: FeedIndex, plan: PagePlan) {
  const versions = new Map<string, number>();
  for (const put of plan.puts) versions.set(recordKey(put.kind, put.id), put.version);
  for (const gone of plan.gone) versions.set(recordKey(gone.kind, gone.id), gone.version);
  return (kind: string, id: string): number =>
    Math.max(versions.get(recordKey(kind, id)) ?? 0, feed.versionOf(kind, id), feed.goneVersion(kind, id) ?? 0);
}

function routeOf(context: CacheContext, page: CachePage): Route {
  const { state, feed, shadow } = context;
  // Without a cursor but with records, the feed is read from the start, whoever asked for it.
  const restart = page.restart || (state.cursor === null && state.shadow === null);
  if (restart && feed.page > 0) {
    const generation = Math.max(state.generation, state.shadow?.generation ?? 0) + 1;
    const target = new FeedIndex();
    target.clear(generation);
    return { target, place: { generation, page: 0, pack: 0 }, swap: !page.hasMore, shadow: true };
  }
  if (state.shadow && shadow) return { target: shadow, place: state.shadow, swap: !page.hasMore, shadow: true };
  return { target: feed, place: state, swap: false, shadow: false };
}

function stateAfter(before: FeedState, page: CachePage, route: Route, sealed: SealedPage, purge: boolean): FeedState {
  const cursor = { cursor: page.nextCursor, epoch: page.epoch };
  if (route.shadow && !route.swap) return { ...before, cursor, shadow: sealed.place };
  // After a swap nothing of the old set is left, so nothing of it is to be purged.
  return { ...sealed.place, cursor, shadow: null, purge: route.swap ? false : before.purge || purge };
}

function casesNotReRead(feed: FeedIndex, reRead: FeedIndex, plan: PagePlan): string[] {
  const coming = new Set(plan.puts.filter(put => put.kind === 'case').map(put => put.id));
  const going = new Set(plan.goneCases);
  return feed
    .cases()
    .map(head => head.id)
    .filter(id => !coming.has(id) && (going.has(id) || !reRead.get('case', id)));
}

function massDelete(gone: number, local: number): Applied {
  return refuse(
    'mass-delete',
    `The server would take ${gone} of ${local} cases away at once. Nothing was removed. Ask the client whether this is meant; the outbox lets you say yes.`,
  );
}
