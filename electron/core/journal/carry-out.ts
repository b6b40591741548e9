import type { JournalItem, WorkInventory, WorkKeys } from '../../../shared/model/journal.ts';
import { isUnsent, type Settlement } from '../../../shared/model/outbox.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { WorkStore } from './journal.ts';
import type { ReconcilePlan } from './plan-reconcile.ts';

/** What the carrying out needs of the journal. */
export interface JournalSide {
  /** The items of these acts, answers and drafts, one call to the disk at a time. */
  read(give: ReconcilePlan['give']): AsyncIterable<JournalItem>;
  keep(items: readonly JournalItem[]): Promise<Result<void, 'storage'>>;
  readonly seq: number;
}

type Outcome = Result<void, 'away' | 'storage'>;

const MOST_ITEMS = 200;
const MOST_BYTES = 4 * 1024 * 1024;
export const AWAY = 'Your work is compared with its safety copy when the window is there again.';

/** Reads from the store what only the store has, and keeps it. */
export async function takeWork(
  journal: JournalSide,
  cache: WorkStore,
  take: WorkKeys,
  inventory: WorkInventory,
): Promise<Outcome> {
  for (const keys of batchesOf(take)) {
    const read = await cache['cache.readWork'](keys);
    if (!read.ok) return refuse('away', AWAY);
    const kept = await journal.keep([...read.value, ...answersLeftOut(keys, read.value, inventory)]);
    if (!kept.ok) return kept;
  }
  return ok(undefined);
}

/** Gives the store what only the journal has. */
export async function giveWork(journal: JournalSide, cache: WorkStore, plan: ReconcilePlan): Promise<Outcome> {
  let items: JournalItem[] = [];
  let bytes = 0;
  let isRaised = !plan.raiseSeq;
  const send = async (): Promise<Outcome> => {
    const restored = await cache['cache.restoreWork']({ items, seq: journal.seq });
    items = [];
    bytes = 0;
    isRaised = true;
    if (restored.ok) return ok(undefined);
    const { code, message } = restored.failure;
    return code === 'storage' ? refuse(code, message) : refuse('away', AWAY);
  };
  for await (const item of journal.read(plan.give)) {
    items.push(item);
    bytes += JSON.stringify(item).length;
    // An act goes with its answer, so the last of a batch may be one too many.
    if (items.length < MOST_ITEMS && bytes < MOST_BYTES) continue;
    const sent = await send();
    if (!sent.ok) return sent;
  }
  return items.length > 0 || !isRaised ? await send() : ok(undefined);
}

function* batchesOf(keys: WorkKeys): Iterable<WorkKeys> {
  const longest = Math.max(keys.mutations.length, keys.drafts.length, keys.reviewDrafts.length);
  const each = Math.floor(MOST_ITEMS / 4);
  for (let from = 0; from < longest; from += each) {
    yield {
      mutations: keys.mutations.slice(from, from + each),
      drafts: keys.drafts.slice(from, from + each),
      reviewDrafts: keys.reviewDrafts.slice(from, from + each),
    };
  }
}

/** What the store's list said of an act whose answer was not among what it gave. */
function answersLeftOut(keys: WorkKeys, items: readonly JournalItem[], inventory: WorkInventory): JournalItem[] {
  const told = new Set(items.flatMap(item => (item.kind === 'settled' ? [item.settlement.id] : [])));
  const asked = new Set(keys.mutations);
  return inventory.mutations
    .filter(({ id, state }) => asked.has(id) && !told.has(id) && !isUnsent(state))
    .map(({ id, state }): { kind: 'settled'; settlement: Settlement } => ({
      kind: 'settled',
      settlement: { id, state },
    }));
}
