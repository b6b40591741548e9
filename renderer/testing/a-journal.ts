import type { JournalItem } from '../../shared/model/journal.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { KeepAnswer } from '../data/not-kept-error.ts';
import type { TestStore } from './open-test-store.ts';

/** The journal as the window sees it: it takes items, or refuses for a while, and gives everything back. */
export interface TestJournal {
  /** In the order in which they came. */
  readonly items: JournalItem[];
  readonly keep: (items: JournalItem[]) => Promise<KeepAnswer>;
  /** From now on it answers so; null: it keeps again. */
  fail(code: 'storage' | 'locked' | 'disconnected' | 'timed-out' | null): void;
  /** What the main process does after a start: each side gets what only the other has. */
  reconcile(store: TestStore): Promise<void>;
}

export function aJournal(): TestJournal {
  const items: JournalItem[] = [];
  let failure: Parameters<TestJournal['fail']>[0] = null;
  const highest = (): number => Math.max(0, ...items.map(item => (item.kind === 'mutation' ? item.mutation.seq : 0)));
  return {
    items,
    keep: async kept => {
      if (failure !== null) return refuse(failure, `The journal is made to answer “${failure}”.`);
      items.push(...kept);
      return ok(undefined);
    },
    fail(code) {
      failure = code;
    },
    async reconcile({ cache }) {
      const restored = await cache['cache.restoreWork']({ items, seq: highest() });
      if (!restored.ok) throw new Error(restored.failure.message);
      const inventory = await cache['cache.inventory']();
      if (!inventory.ok) throw new Error(inventory.failure.message);
      const { mutations, drafts, reviewDrafts } = inventory.value;
      const read = await cache['cache.readWork']({
        mutations: mutations.map(({ id }) => id),
        drafts: drafts.map(({ caseId }) => caseId),
        reviewDrafts: reviewDrafts.map(({ reviewId }) => reviewId),
      });
      if (!read.ok) throw new Error(read.failure.message);
      const known = new Set(items.map(item => JSON.stringify(item)));
      items.push(...read.value.filter(item => !known.has(JSON.stringify(item))));
    },
  };
}
