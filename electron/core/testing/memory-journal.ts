import type { JournalItem, WorkInventory } from '../../../shared/model/journal.ts';
import { isUnsent, type Settlement } from '../../../shared/model/outbox.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { Journal } from '../journal/journal.ts';

type Kept<Kind extends JournalItem['kind']> = Extract<JournalItem, { kind: Kind }>;

/** A journal that keeps everything in memory, for tests of what stands around it. */
export interface MemoryJournal extends Journal {
  readonly mutations: Map<string, Kept<'mutation'>>;
  readonly drafts: Map<string, Kept<'draft'>>;
  readonly reviewDrafts: Map<string, Kept<'review-draft'>>;
  readonly settlements: Map<string, Settlement>;
  /** What was called, in order: `keep`, `settled`, `reconcile`, `compact`, `close`. */
  readonly calls: string[];
  /** The next writes are refused as if the disk were full. */
  refuseNext(times?: number): void;
}

export function createMemoryJournal(): MemoryJournal {
  const mutations: MemoryJournal['mutations'] = new Map();
  const drafts: MemoryJournal['drafts'] = new Map();
  const reviewDrafts: MemoryJournal['reviewDrafts'] = new Map();
  const settlements: MemoryJournal['settlements'] = new Map();
  const calls: string[] = [];
  let refusals = 0;

  const write = (items: readonly JournalItem[]) => {
    if (refusals > 0) {
      refusals--;
      return refuse('storage', 'Your work could not be kept: the disk is full. Free some space.');
    }
    for (const item of items) put(item);
    return ok(undefined);
  };
  const put = (item: JournalItem): void => {
    switch (item.kind) {
      case 'mutation':
        mutations.set(item.mutation.id, mutations.get(item.mutation.id) ?? item);
        return;
      case 'draft':
        if (isNewer(item, drafts.get(item.caseId))) drafts.set(item.caseId, item);
        return;
      case 'review-draft':
        if (isNewer(item, reviewDrafts.get(item.reviewId))) reviewDrafts.set(item.reviewId, item);
        return;
      case 'settled':
        settlements.set(item.settlement.id, item.settlement);
    }
  };
  const stateOf = (id: string) => settlements.get(id)?.state ?? 'waiting';

  return {
    mutations,
    drafts,
    reviewDrafts,
    settlements,
    calls,
    refuseNext(times = 1) {
      refusals += times;
    },
    async keep(items) {
      calls.push('keep');
      return write(items);
    },
    async settled(list) {
      calls.push('settled');
      const kept = write(list.map(settlement => ({ kind: 'settled', settlement })));
      // Most tests give it no acts, and mean nothing by that.
      return kept.ok ? ok({ lacking: 0 }) : kept;
    },
    async reconcile(cache) {
      calls.push('reconcile');
      const inventory = await cache['cache.inventory'](undefined);
      if (!inventory.ok) return refuse('away', 'The window is away. Its work is compared when it is back.');
      const keys = onlyInStore(inventory.value, { mutations, drafts, reviewDrafts });
      const taken = await cache['cache.readWork'](keys);
      if (!taken.ok) return refuse('away', 'The window is away. Its work is compared when it is back.');
      const kept = write(taken.value);
      if (!kept.ok) return kept;
      const there = new Set<string>(inventory.value.mutations.map(one => one.id));
      const acts = [...mutations.values()].filter(one => !there.has(one.mutation.id));
      const answers = acts.flatMap(({ mutation: { id } }) => {
        const settlement = settlements.get(id);
        return settlement ? [{ kind: 'settled' as const, settlement }] : [];
      });
      const items = [...acts, ...answers];
      const seq = Math.max(0, ...[...mutations.values()].map(one => one.mutation.seq));
      if (items.length > 0 || seq > inventory.value.seq) {
        const restored = await cache['cache.restoreWork']({ items, seq });
        if (!restored.ok) return refuse('away', 'The window is away. Its work is compared when it is back.');
      }
      return ok({ given: acts.length, taken: taken.value.length, reopened: 0 });
    },
    async reckoning(since) {
      const all = [...mutations.values()].map(one => ({ ...one, state: stateOf(one.mutation.id) }));
      const ours = all.filter(one => Date.parse(one.mutation.at) >= Date.parse(since));
      const count = (...states: string[]) => ours.filter(one => states.includes(one.state)).length;
      const missing = all.filter(one => one.state !== 'accepted');
      return {
        since,
        done: ours.length,
        atClient: count('accepted'),
        unsent: ours.filter(one => isUnsent(one.state)).length,
        undecided: count('conflict', 'rejected'),
        setAside: count('set-aside'),
        missing: missing.map(({ mutation, caseId, state }) => ({
          id: mutation.id,
          caseId,
          type: mutation.act.type,
          at: mutation.at,
          state,
        })),
        oldestUnsentAt: missing.find(one => isUnsent(one.state))?.mutation.at ?? null,
      };
    },
    async unsentWork() {
      const acts = [...mutations.values()].filter(one => stateOf(one.mutation.id) !== 'accepted');
      return [...acts, ...drafts.values(), ...reviewDrafts.values()];
    },
    async compact() {
      calls.push('compact');
    },
    async close() {
      calls.push('close');
    },
  };
}

function isNewer(next: { savedAt: string }, before: { savedAt: string } | undefined): boolean {
  return !before || Date.parse(next.savedAt) >= Date.parse(before.savedAt);
}

function onlyInStore(
  inventory: WorkInventory,
  has: Pick<MemoryJournal, 'mutations' | 'drafts' | 'reviewDrafts'>,
): {
  mutations: WorkInventory['mutations'][number]['id'][];
  drafts: WorkInventory['drafts'][number]['caseId'][];
  reviewDrafts: WorkInventory['reviewDrafts'][number]['reviewId'][];
} {
  return {
    mutations: inventory.mutations.filter(one => !has.mutations.has(one.id)).map(one => one.id),
    drafts: inventory.drafts.filter(one => !has.drafts.has(one.caseId)).map(one => one.caseId),
    reviewDrafts: inventory.reviewDrafts.filter(one => !has.reviewDrafts.has(one.reviewId)).map(one => one.reviewId),
  };
}
