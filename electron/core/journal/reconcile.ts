import type { Clock } from '../../../shared/clock.ts';
import type { JournalItem, WorkInventory, WorkKeys } from '../../../shared/model/journal.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { Log } from '../log/log.ts';
import { word } from '../log/loggable.ts';
import { AWAY, giveWork, type JournalSide, takeWork } from './carry-out.ts';
import { isDone } from './compaction.ts';
import { declinedWork } from './declined.ts';
import type { Journal, Reconciled, WorkStore } from './journal.ts';
import type { JournalIndex } from './journal-index.ts';
import { digestOf } from './journal-record.ts';
import type { Keeper, Written } from './keep-items.ts';
import { planReconcile, type ReconcilePlan } from './plan-reconcile.ts';
import type { Reader } from './read-items.ts';

/**
 * So many numbers are left out once a store has lost its own: it may have sent acts that never came here, because our disk
 * took nothing, and the server would put a later act with a lower number behind them.
 */
export const UNKEPT_NUMBERS = 1000;

export interface ReconcileParts {
  readonly index: JournalIndex;
  readonly keeper: Keeper;
  readonly reader: Reader;
  readonly clock: Clock;
  readonly log: Log;
}

type Outcome = ReturnType<Journal['reconcile']>;

/** Compares the journal with the window's store and carries out what each lacks. Doing it again changes nothing. */
export async function reconcileWith(cache: WorkStore, parts: ReconcileParts): Outcome {
  const { keeper } = parts;
  const wasWriting = keeper.isWriting;
  const first = await compareOnce(cache, parts);
  if (!first.ok || !wasWriting) return first;
  // A disk that was locked may still be taking what a window gave that has died since, and its store with it.
  await keeper.written();
  const second = await compareOnce(cache, parts);
  if (!second.ok) return second;
  const sum = (name: keyof Reconciled): number => first.value[name] + second.value[name];
  return ok({ given: sum('given'), taken: sum('taken'), reopened: sum('reopened') });
}

async function compareOnce(cache: WorkStore, parts: ReconcileParts): Outcome {
  const { index, keeper, reader } = parts;
  // As of before the question: the store has a number before we have it, so one that has fewer has lost some.
  const { seq } = index;
  const inventory = await cache['cache.inventory'](undefined);
  if (!inventory.ok) return refuse('away', AWAY);
  const plan = planOf(parts, inventory.value, seq);
  const side: JournalSide = {
    read: reader.items,
    keep: items => keeper.keep(items.filter(item => hasOurBytes(parts, item))),
    get seq() {
      return plan.raiseSeq ? index.seq + UNKEPT_NUMBERS : index.seq;
    },
  };
  // First: what the store has lost comes back also while our own disk takes nothing.
  const given = await giveWork(side, cache, plan);
  if (!given.ok) return given;
  const taken = await takeWork(side, cache, plan.take, inventory.value);
  if (!taken.ok) return taken;
  const noted = await note(parts, plan, inventory.value);
  if (!noted.ok) return noted;
  const letGo = await letGoOfDeclined(cache, parts, plan, inventory.value);
  if (!letGo.ok) return letGo;
  return ok({ given: countOf(plan.give), taken: countOf(plan.take), reopened: plan.reopen.length });
}

function planOf({ index, clock }: ReconcileParts, store: WorkInventory, seq: number): ReconcilePlan {
  const nowMs = clock.now();
  const acts = [...index.acts].map(([id, act]) => [id, { state: act.state, isDone: isDone(act, nowMs) }] as const);
  const { drafts, reviewDrafts } = index;
  return planReconcile({ acts: new Map(acts), drafts, reviewDrafts, seq }, store);
}

async function note({ index, keeper }: ReconcileParts, plan: ReconcilePlan, store: WorkInventory): Promise<Written> {
  const reopened = await keeper.reopen(plan.reopen);
  if (!reopened.ok) return reopened;
  const seen = plan.seen.filter(id => index.acts.get(id)?.isSeen === false);
  return await keeper.write([
    ...(seen.length > 0 ? [{ is: 'seen' as const, ids: seen }] : []),
    ...(store.seq > index.seq ? [{ is: 'seq' as const, seq: store.seq }] : []),
  ]);
}

async function letGoOfDeclined(
  cache: WorkStore,
  { index, keeper, clock }: ReconcileParts,
  { give }: ReconcilePlan,
  before: WorkInventory,
): Promise<Written> {
  if (countOf(give) === 0) return ok(undefined);
  const after = await cache['cache.inventory'](undefined);
  // The window has gone: what it declined is asked again with the next.
  if (!after.ok) return ok(undefined);
  return await keeper.write(declinedWork(index, give, { before, after: after.value }, clock.now()));
}

/** The window's copy of an act that is here with other bytes is left where it is: ours was sealed first. */
function hasOurBytes({ index, log }: ReconcileParts, item: JournalItem): boolean {
  if (item.kind !== 'mutation') return true;
  const known = index.acts.get(item.mutation.id)?.digest;
  if (known === undefined || known === digestOf(item)) return true;
  log.error('journal-other-bytes', { id: word(item.mutation.id) });
  return false;
}

function countOf({ mutations, drafts, reviewDrafts }: WorkKeys): number {
  return mutations.length + drafts.length + reviewDrafts.length;
}
