import { afterEach, expect, test, vi } from 'vitest';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { ok } from '../../../shared/result.ts';
import { aCase, aJudgment, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { saveDraft } from './save-draft.ts';

const open: TestStore[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const store of open.splice(0)) await store.discard();
});

/** A store with a draft, whose journal takes what it is given when it is let. */
async function withDraft() {
  const kept: JournalItem[] = [];
  let mayKeep = Promise.resolve();
  const store = await openTestStore({
    keep: async items => {
      kept.push(...items);
      await mayKeep;
      return ok(undefined);
    },
  });
  open.push(store);
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  await saveDraft(store, aJudgment({ activeSeconds: 1 }), 0);
  const hold = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    mayKeep = promise;
    return resolve;
  };
  return { store, kept: kept as { savedAt?: string; judgment?: { activeSeconds: number } }[], hold };
}

test('I1 a draft is called saved when the store and the journal have it, each once, and not before', async () => {
  const { store, kept, hold } = await withDraft();
  const letKeep = hold();
  let isSaved = false;
  const saving = saveDraft(store, aJudgment({ activeSeconds: 2 }), 0).then(() => void (isSaved = true));
  await expect.poll(async () => (await store.db.drafts.get('c-1'))?.judgment.activeSeconds).toBe(2);
  expect(kept.map(({ judgment }) => judgment?.activeSeconds)).toEqual([1, 2]);
  expect(isSaved).toBe(false);
  letKeep();
  await saving;
});

test('I1 a draft whose commit failed is written again, and the journal has it as it then is', async () => {
  const { store, kept } = await withDraft();
  vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementationOnce(function abort(this: IDBTransaction) {
    this.abort();
  });
  await saveDraft(store, aJudgment({ activeSeconds: 2 }), 0);
  const row = await store.db.drafts.get('c-1');
  expect(row?.judgment.activeSeconds).toBe(2);
  expect(kept).toHaveLength(3);
  expect(kept.at(-1)?.savedAt).toBe(row?.savedAt);
});
