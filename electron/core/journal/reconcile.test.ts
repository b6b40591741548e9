import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { JournalItem } from '../../../shared/model/journal.ts';
import type { OutboxState } from '../../../shared/model/outbox.ts';
import { anEntry, mutationId } from '../testing/an-entry.ts';
import { createMemoryCache, type MemoryCache } from '../testing/memory-cache.ts';
import { inventoryOf, restoreWork } from '../testing/memory-work.ts';
import { UNKEPT_NUMBERS } from './reconcile.ts';
import { aJournal, type OpenJournal } from './testing/a-journal.ts';
import { aDraft, anAct, aReviewDraft, settled } from './testing/work.ts';

const SEED = 20261123;
const EVER = '2000-01-01T00:00:00Z';

test('I3 a store that lost everything gets its work back, with what became of it, and its numbers go on', async () => {
  const { journal } = await aJournal();
  await journal.keep([anAct(1), anAct(2), anAct(3), aDraft('c-1', 'typed'), aReviewDraft('r-1', 'seen')]);
  await journal.settled([settled(1, 'accepted'), settled(2, 'conflict')]);
  const cache = createMemoryCache();
  expect(await journal.reconcile(cache.handlers)).toEqual({ ok: true, value: { given: 5, taken: 0, reopened: 0 } });
  expect([...cache.outbox.values()].map(({ id, state }) => [id, state])).toEqual([
    [mutationId(1), 'accepted'],
    [mutationId(2), 'conflict'],
    [mutationId(3), 'waiting'],
  ]);
  expect([...cache.drafts.keys(), ...cache.reviewDrafts.keys()]).toEqual(['c-1', 'r-1']);
  expect(cache.seq).toBe(3 + UNKEPT_NUMBERS);
});

test('I6 numbers that a lost store may have given out without the journal are not given out again, and it jumps once', async () => {
  const { journal } = await aJournal();
  await journal.keep([anAct(1), anAct(2)]);
  const cache = createMemoryCache();
  await journal.reconcile(cache.handlers);
  const next = cache.seq + 1;
  expect(next).toBeGreaterThan(1000);
  restoreWork(cache, [anAct(next)]);
  cache.seq = next;
  await journal.keep([anAct(next)]);
  await journal.reconcile(cache.handlers);
  expect(cache.seq).toBe(next);
});

test('an act that is done while the two are compared is no loss of numbers', async () => {
  const { journal } = await aJournal();
  const cache = createMemoryCache();
  const inventory = cache.handlers['cache.inventory'];
  const busy = {
    ...cache.handlers,
    'cache.inventory': async () => {
      const answer = await inventory(undefined);
      restoreWork(cache, [anAct(1)]);
      await journal.keep([anAct(1)]);
      return answer;
    },
  };
  expect(await journal.reconcile(busy)).toMatchObject({ ok: true });
  expect(cache.seq).toBe(1);
});

test('I3 what is still being written while the two are compared comes to the store as well', async () => {
  const { journal } = await aJournal();
  const cache = createMemoryCache();
  const keeping = journal.keep([anAct(1)]);
  expect(await journal.reconcile(cache.handlers)).toEqual({ ok: true, value: { given: 1, taken: 0, reopened: 0 } });
  await keeping;
  expect(cache.outbox.has(mutationId(1))).toBe(true);
});

test('I8 what a store has lost comes back while the journal’s disk takes nothing', async () => {
  const { journal, files } = await aJournal();
  await journal.keep([aDraft('c-1', 'typed')]);
  files.fate = ({ what }) => (what === 'list' || what === 'read' ? null : 'EIO');
  const cache = createMemoryCache();
  cache.outbox.set(mutationId(2), anEntry(2, 'c-2'));
  expect(await journal.reconcile(cache.handlers)).toMatchObject({ ok: false, failure: { code: 'storage' } });
  expect(cache.drafts.get('c-1')).toEqual(aDraft('c-1', 'typed'));
});

test('I3 a journal that lost everything gets the work of the store, with what became of it', async () => {
  const cache = createMemoryCache();
  cache.outbox.set(mutationId(1), { ...anEntry(1, 'c-1', 'accepted'), settledAt: '2026-03-02T09:05:00Z' });
  cache.outbox.set(mutationId(2), anEntry(2, 'c-1', 'unknown'));
  cache.drafts.set('c-1', aDraft('c-1', 'typed'));
  cache.seq = 9;
  const { journal, files, clock } = await aJournal();
  expect(await journal.reconcile(cache.handlers)).toEqual({ ok: true, value: { given: 0, taken: 3, reopened: 0 } });
  const again = await aJournal({ files: files.afterRestart('least'), clock });
  expect(await again.journal.reckoning(EVER)).toMatchObject({ done: 2, atClient: 1, unsent: 1 });
  const empty = createMemoryCache();
  await again.journal.reconcile(empty.handlers);
  expect(empty.seq).toBe(9 + UNKEPT_NUMBERS);
  expect(empty.drafts.get('c-1')).toEqual(aDraft('c-1', 'typed'));
});

test('I12 what a restored server lacks is owed again in the journal too, and survives the loss of the store', async () => {
  const { journal } = await aJournal();
  await journal.keep([anAct(1)]);
  await journal.settled([settled(1, 'accepted')]);
  const cache = createMemoryCache();
  cache.outbox.set(mutationId(1), anEntry(1, 'c-1', 'waiting'));
  await journal.reconcile(cache.handlers);
  expect(cache.outbox.get(mutationId(1))?.state).toBe('waiting');
  expect(await journal.reckoning(EVER)).toMatchObject({ atClient: 0, unsent: 1 });
  const empty = createMemoryCache();
  await journal.reconcile(empty.handlers);
  expect(empty.outbox.get(mutationId(1))?.state).toBe('waiting');
  await journal.settled([settled(1, 'accepted')]);
  expect(await journal.reckoning(EVER)).toMatchObject({ atClient: 1, unsent: 0 });
});

test('a thousand acts go over in messages of at most 200 items, each act before its answer', async () => {
  const { journal } = await aJournal({ segmentBytes: 256 * 1024 });
  const acts = Array.from({ length: 1000 }, (_, i) => anAct(i + 1, `c-${i % 50}`));
  await journal.keep(acts);
  await journal.settled(acts.filter((_, i) => i % 2 === 0).map((_, i) => settled(2 * i + 1, 'accepted')));
  const sizes: number[] = [];
  const cache = createMemoryCache();
  const restore = cache.handlers['cache.restoreWork'];
  const counting = {
    ...cache.handlers,
    'cache.inventory': cache.handlers['cache.inventory'],
    'cache.restoreWork': (input: Parameters<typeof restore>[0]) => {
      sizes.push(input.items.length);
      return restore(input);
    },
  };
  expect(await journal.reconcile(counting)).toMatchObject({ ok: true, value: { given: 1000 } });
  expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
  expect(cache.outbox.size).toBe(1000);
  expect([...cache.outbox.values()].filter(one => one.state === 'accepted')).toHaveLength(500);
  const { journal: other } = await aJournal({ segmentBytes: 256 * 1024 });
  expect(await other.reconcile(cache.handlers)).toMatchObject({ ok: true, value: { taken: 1000 } });
  expect(await other.reckoning(EVER)).toMatchObject({ done: 1000, atClient: 500 });
});

test('a window that goes away in between, or a store that is full, is said, and the next time finishes it', async () => {
  const { journal } = await aJournal();
  await journal.keep([anAct(1)]);
  const cache = createMemoryCache();
  cache.outbox.set(mutationId(2), anEntry(2, 'c-1'));
  for (const [name, code, expected] of [
    ['cache.inventory', 'locked', 'away'],
    ['cache.restoreWork', 'locked', 'away'],
    ['cache.restoreWork', 'storage', 'storage'],
    ['cache.readWork', 'locked', 'away'],
  ] as const) {
    cache.refuseNext(name, code);
    // What was taken before the refusal is taken: the act of the store is asked for once.
    if (name === 'cache.readWork') cache.outbox.set(mutationId(3), anEntry(3, 'c-1'));
    expect(await journal.reconcile(cache.handlers)).toMatchObject({ ok: false, failure: { code: expected } });
  }
  await journal.reconcile(cache.handlers);
  expect([...cache.outbox.keys()].toSorted()).toEqual([mutationId(1), mutationId(2), mutationId(3)]);
  expect((await journal.reckoning(EVER)).done).toBe(3);
});

test('I5 an act that the store has with other bytes is left there, and the journal keeps what was sealed', async () => {
  const { journal } = await aJournal();
  const act = anAct(1);
  await journal.keep([act]);
  const cache = createMemoryCache();
  const entry = anEntry(1, 'c-1', 'rejected');
  cache.outbox.set(entry.id, { ...entry, mutation: { ...entry.mutation, baseVersion: 9 } });
  expect(await journal.reconcile(cache.handlers)).toMatchObject({ ok: true });
  expect((await journal.unsentWork())[0]).toEqual(act);
});

/** What happens to a store and a journal that should hold the same. */
const event = record({
  what: constantFrom(
    'do',
    'do',
    'do',
    'type',
    'type',
    'answer',
    'answer',
    'lose-store',
    'lose-journal',
    'restart',
    'reconcile',
  ),
  n: integer({ min: 1, max: 6 }),
  /** Where it arrives before the program ends. */
  where: constantFrom('both', 'both', 'both', 'store', 'journal'),
  state: constantFrom<OutboxState>('accepted', 'conflict', 'rejected'),
});

test(`any interleaving of work, answers and the loss of either side ends with both the same, and nothing lost (seed ${SEED})`, async () => {
  await assert(
    asyncProperty(array(event, { maxLength: 30 }), async events => {
      let open: OpenJournal = await aJournal();
      let cache = createMemoryCache();
      let seq = 0;
      const done = new Set<number>();
      const drafts = new Map<string, string>();
      const put = async (items: JournalItem[], where: string): Promise<void> => {
        if (where !== 'journal') restoreWork(cache, items);
        if (where !== 'store') await open.journal.keep(items);
      };
      for (const [i, { what, n, where, state }] of events.entries()) {
        const at = new Date(Date.parse('2026-03-02T09:00:00Z') + i * 1000).toISOString();
        if (what === 'do') {
          done.add(++seq);
          await put([anAct(seq, `c-${n}`, at)], where);
        } else if (what === 'type') {
          drafts.set(`c-${n}`, at);
          await put([aDraft(`c-${n}`, at, at)], where);
        } else if (what === 'answer' && done.has(n)) {
          // The journal first, as the engine does it; the store may miss it.
          await open.journal.settled([settled(n, state, at)]);
          if (where === 'both') await cache.handlers['cache.settle']([settled(n, state, at)]);
        } else if (what === 'restart') open = await aJournal({ ...open, files: open.files.afterRestart('least') });
        else {
          // Either side is lost while the other is whole: they were compared before.
          await open.journal.reconcile(cache.handlers);
          if (what === 'lose-store') cache = createMemoryCache();
          if (what === 'lose-journal') open = await aJournal({ clock: open.clock });
        }
      }
      await open.journal.reconcile(cache.handlers);
      expect(await open.journal.reconcile(cache.handlers)).toEqual({
        ok: true,
        value: { given: 0, taken: 0, reopened: 0 },
      });
      const calls = open.files.calls;
      await open.journal.reconcile(cache.handlers);
      expect(open.files.calls).toBe(calls);
      expect([...cache.outbox.values()].map(one => one.mutation.seq).toSorted(byNumber)).toEqual(
        [...done].toSorted(byNumber),
      );
      expect(new Map([...cache.drafts].map(([id, { savedAt }]) => [id, savedAt]))).toEqual(drafts);
      expect(await countsOf(open)).toEqual(countsIn(cache));
      expect(inventoryOf(cache).seq).toBeGreaterThanOrEqual(seq);
    }),
    { seed: SEED, numRuns: 150 },
  );
});

function byNumber(a: number, b: number): number {
  return a - b;
}

async function countsOf({ journal }: OpenJournal): Promise<Record<string, number>> {
  const { done, atClient, unsent } = await journal.reckoning(EVER);
  return { done, atClient, unsent };
}

function countsIn({ outbox }: MemoryCache): Record<string, number> {
  const states = [...outbox.values()].map(({ state }) => state);
  const unsent = states.filter(state => state === 'waiting' || state === 'sending' || state === 'unknown').length;
  return { done: states.length, atClient: states.filter(state => state === 'accepted').length, unsent };
}
