import { expect, test } from 'vitest';
import type { JournalItem } from '../../../shared/model/journal.ts';
import type { OutboxState } from '../../../shared/model/outbox.ts';
import { openSealedLog } from '../sealed-log/sealed-log.ts';
import { anEntry, mutationId } from '../testing/an-entry.ts';
import { createMemoryCache } from '../testing/memory-cache.ts';
import { UNKEPT_NUMBERS } from './reconcile.ts';
import { aJournal, impatient, JOURNAL_KEY, type OpenJournal } from './testing/a-journal.ts';
import { aDraft, anAct, aReview, aReviewDraft, aSubmission, settled } from './testing/work.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const reopened = (before: OpenJournal): Promise<OpenJournal> =>
  aJournal({ files: before.files.afterRestart('least'), clock: before.clock });
const EVER = '2000-01-01T00:00:00Z';

async function unsent({ journal }: OpenJournal): Promise<string[]> {
  const name = (item: JournalItem): string => {
    if (item.kind === 'mutation') return `act ${item.mutation.seq}`;
    if (item.kind === 'draft') return `draft ${String(item.judgment.answers['text'])}`;
    return item.kind === 'review-draft' ? `review ${item.review.comment}` : item.settlement.state;
  };
  return (await journal.unsentWork()).map(name);
}

test('I3 what was kept is there after the machine lost its power', async () => {
  const first = await aJournal();
  expect(await first.journal.keep([anAct(1), aDraft('c-2', 'typed'), aReviewDraft('r-1', 'seen')])).toMatchObject({
    ok: true,
  });
  expect(await unsent(await reopened(first))).toEqual(['act 1', 'draft typed', 'review seen']);
});

test('I5 the bytes of a sealed act never change: others under the same id are refused as a bug, the same are once', async () => {
  const first = await aJournal();
  const act = anAct(1);
  await first.journal.keep([act]);
  const bytes = first.files.names().map(name => first.files.bytesOf(name).length);
  expect(await first.journal.keep([act, structuredClone(act)])).toMatchObject({ ok: true });
  expect(first.files.names().map(name => first.files.bytesOf(name).length)).toEqual(bytes);
  const other = { ...act, mutation: { ...act.mutation, baseVersion: 7 } };
  await expect(first.journal.keep([other])).rejects.toThrow(/other bytes/);
  const again = await reopened(first);
  await expect(again.journal.keep([anAct(2), other])).rejects.toThrow(/other bytes/);
  expect(await again.journal.unsentWork()).toEqual([act]);
});

test('I5 two windows that keep one id with two meanings at once are not both believed', async () => {
  const { journal } = await aJournal();
  const act = anAct(1);
  const kept = journal.keep([act]);
  await expect(journal.keep([{ ...act, mutation: { ...act.mutation, baseVersion: 7 } }])).rejects.toThrow(
    /other bytes/,
  );
  expect(await kept).toMatchObject({ ok: true });
  expect(await journal.unsentWork()).toEqual([act]);
});

test('the newest draft of a case counts, and a submission takes the place of those before it', async () => {
  const first = await aJournal();
  await first.journal.keep([aDraft('c-1', 'one'), aDraft('c-1', 'two'), aDraft('c-2', 'other')]);
  expect(await unsent(first)).toEqual(['draft two', 'draft other']);
  await first.journal.keep([aSubmission(1, 'c-1', 'three')]);
  expect(await unsent(first)).toEqual(['act 1', 'draft other']);
  expect(await unsent(await reopened(first))).toEqual(['act 1', 'draft other']);
});

test('what is typed after a submission is a draft again, also when the clock went back meanwhile', async () => {
  const first = await aJournal();
  await first.journal.keep([aSubmission(1, 'c-1', 'sent'), aDraft('c-1', 'sent', '2026-03-02T09:00:01Z')]);
  expect(await unsent(first)).toEqual(['act 1']);
  await first.journal.keep([aDraft('c-1', 'second round', '2026-03-01T00:00:00Z')]);
  expect(await unsent(await reopened(first))).toEqual(['act 1', 'draft second round']);
});

test('I8 a submission that reaches the journal late takes nothing from what was typed since', async () => {
  const first = await aJournal();
  await first.journal.keep([aDraft('c-1', 'typed since', '2026-03-02T09:30:00Z')]);
  await first.journal.keep([aSubmission(1, 'c-1', 'sent')]);
  expect(await unsent(await reopened(first))).toEqual(['act 1', 'draft typed since']);
});

test('a completed review takes the place of its drafts', async () => {
  const first = await aJournal();
  await first.journal.keep([aReviewDraft('r-1', 'begun'), aReviewDraft('r-2', 'other')]);
  const { mutation } = anAct(1);
  const review = aReview('r-1', 'done');
  const act = { type: 'review.complete' as const, payload: review };
  await first.journal.keep([{ kind: 'mutation', caseId: review.caseId, mutation: { ...mutation, act } }]);
  expect(await unsent(await reopened(first))).toEqual(['act 1', 'review other']);
});

test('an answer is kept, also when the act comes later, and one that comes too late changes nothing', async () => {
  const first = await aJournal();
  await first.journal.settled([settled(2, 'accepted')]);
  await first.journal.keep([anAct(1), anAct(2), anAct(3)]);
  await first.journal.settled([settled(1, 'conflict'), settled(3, 'set-aside')]);
  await first.journal.settled([settled(3, 'conflict'), settled(2, 'set-aside')]);
  for (const { journal } of [first, await reopened(first)]) {
    expect(await journal.reckoning(EVER)).toMatchObject({ done: 3, atClient: 1, unsent: 0, undecided: 1, setAside: 1 });
  }
});

test.each<[OutboxState, OutboxState, OutboxState]>([
  ['conflict', 'accepted', 'accepted'],
  ['conflict', 'rejected', 'conflict'],
  ['rejected', 'conflict', 'rejected'],
  ['set-aside', 'accepted', 'accepted'],
  ['accepted', 'conflict', 'conflict'],
  ['accepted', 'waiting', 'accepted'],
  ['accepted', 'unknown', 'accepted'],
])('after %s, an answer %s leaves the act %s', async (first, second, left) => {
  const open = await aJournal();
  await open.journal.keep([anAct(1)]);
  await open.journal.settled([settled(1, first)]);
  await open.journal.settled([settled(1, second)]);
  const { missing } = await (await reopened(open)).journal.reckoning(EVER);
  expect(missing[0]?.state ?? 'accepted').toBe(left);
});

test('on the way or unknown is told without writing anything', async () => {
  const { journal, files } = await aJournal();
  await journal.keep([anAct(1)]);
  const calls = files.calls;
  await journal.settled([{ id: mutationId(1), state: 'unknown', reason: 'The answer was lost.' }]);
  expect(files.calls).toBe(calls);
  expect((await journal.reckoning(EVER)).missing).toMatchObject([{ state: 'unknown', reason: 'The answer was lost.' }]);
});

test('a full disk is refused with a sentence; what was there stays, and it works again with space', async () => {
  const open = await aJournal();
  await open.journal.keep([anAct(1)]);
  open.files.capacity = 0;
  const refused = await open.journal.keep([anAct(2)]);
  expect(refused).toEqual({
    ok: false,
    failure: {
      code: 'storage',
      message: 'Your work could not be written to its safety copy. The disk is full. Free some space.',
    },
  });
  expect(await open.journal.settled([settled(1, 'accepted')])).toMatchObject({ ok: false });
  expect(await unsent(open)).toEqual(['act 1']);
  open.files.capacity = Number.POSITIVE_INFINITY;
  expect(await open.journal.keep([anAct(2)])).toMatchObject({ ok: true });
  expect(await unsent(await reopened(open))).toEqual(['act 1', 'act 2']);
});

/** Acts 1 to 40, all accepted, with answers of `settledAt`, in a store that has seen the first `seen` of them. */
async function accepted(seen: number, settledAt: string) {
  const open = await aJournal({ segmentBytes: 2048 });
  const cache = createMemoryCache();
  for (let seq = 1; seq <= 40; seq++) {
    const act = anAct(seq, `c-${seq}`);
    cache.outbox.set(act.mutation.id, { ...anEntry(seq, `c-${seq}`, 'accepted'), settledAt });
    await open.journal.keep([act]);
    if (seq <= seen) cache.seen.add(act.mutation.id);
  }
  await open.journal.settled(Array.from({ length: 40 }, (_, i) => settled(i + 1, 'accepted', settledAt)));
  return { open, cache };
}

test('I4 an act goes only when it is accepted, seen in the feed and 35 days old, and only with a receipt for its bytes', async () => {
  const { open, cache } = await accepted(30, '2026-03-02T09:05:00Z');
  await open.journal.keep([anAct(41), anAct(42), anAct(43), aDraft('c-41', 'typed')]);
  await open.journal.settled([settled(42, 'rejected'), settled(43, 'set-aside')]);
  await open.clock.advance(34 * DAY_MS);
  await open.journal.reconcile(cache.handlers);
  expect((await open.journal.reckoning(EVER)).done).toBe(43);
  await open.clock.advance(2 * DAY_MS);
  const later = await reopened(open);
  const before = later.files.names().length;
  await later.journal.reconcile(cache.handlers);
  expect(later.files.names().length).toBeLessThan(before);
  for (const one of [later, await reopened(later)]) {
    expect(await one.journal.reckoning(EVER)).toMatchObject({
      done: 13,
      atClient: 10,
      unsent: 1,
      undecided: 1,
      setAside: 1,
    });
    expect(await unsent(one)).toEqual(['act 41', 'act 42', 'rejected', 'act 43', 'set-aside', 'draft typed']);
  }
});

test('I4 an answer without the time it was given is no receipt: the act stays for ever', async () => {
  const open = await aJournal({ segmentBytes: 512 });
  const cache = createMemoryCache();
  for (let seq = 1; seq <= 20; seq++) {
    cache.outbox.set(mutationId(seq), anEntry(seq, 'c-1', 'accepted'));
    cache.seen.add(mutationId(seq));
    await open.journal.keep([anAct(seq)]);
  }
  await open.journal.settled(
    Array.from({ length: 20 }, (_, i) => ({ id: mutationId(i + 1), state: 'accepted' as const })),
  );
  await open.clock.advance(400 * DAY_MS);
  const later = await reopened(open);
  await later.journal.reconcile(cache.handlers);
  expect((await later.journal.reckoning(EVER)).done).toBe(20);
});

test('a draft, or a delivered act, that the store declines long after is let go: its case has left', async () => {
  const open = await aJournal();
  await open.journal.keep([
    anAct(1),
    anAct(2),
    aDraft('c-1', 'of a case that left'),
    aDraft('c-2', 'of one that stays'),
  ]);
  await open.journal.settled([settled(1, 'accepted')]);
  const cache = createMemoryCache();
  const restore = cache.handlers['cache.restoreWork'];
  const inventory = cache.handlers['cache.inventory'];
  const declining = {
    ...cache.handlers,
    'cache.inventory': inventory,
    'cache.restoreWork': (work: Parameters<typeof restore>[0]) => {
      const isOfThatCase = (item: JournalItem): boolean =>
        (item.kind === 'draft' && item.caseId === 'c-1') || (item.kind === 'mutation' && item.mutation.seq === 1);
      return restore({ ...work, items: work.items.filter(item => !isOfThatCase(item)) });
    },
  };
  await open.clock.advance(34 * DAY_MS);
  await open.journal.reconcile(declining);
  expect(await open.journal.reconcile(declining)).toMatchObject({ value: { given: 2 } });
  await open.clock.advance(2 * DAY_MS);
  await open.journal.reconcile(declining);
  const later = await reopened(open);
  expect(await later.journal.reconcile(declining)).toEqual({ ok: true, value: { given: 0, taken: 0, reopened: 0 } });
  expect(await unsent(later)).toEqual(['act 2', 'draft of one that stays']);
});

test('drafts that are saved all day do not fill the disk', async () => {
  const open = await aJournal({ segmentBytes: 8192 });
  for (let i = 0; i < 400; i++) await open.journal.keep([aDraft('c-1', `draft ${i} ${'x'.repeat(1000)}`)]);
  const bytes = open.files.names().reduce((sum, name) => sum + open.files.bytesOf(name).length, 0);
  expect(bytes).toBeLessThan(6 * 8192);
  const last = await unsent(await reopened(open));
  expect(last.map(text => text.slice(0, 15))).toEqual(['draft draft 399']);
});

test('the highest number is remembered, also when the act that had it is gone', async () => {
  const { open, cache } = await accepted(40, '2026-03-02T09:05:00Z');
  await open.clock.advance(36 * DAY_MS);
  const later = await reopened(open);
  await later.journal.reconcile(cache.handlers);
  const last = await reopened(later);
  expect((await last.journal.reckoning(EVER)).done).toBe(0);
  const empty = createMemoryCache();
  await last.journal.reconcile(empty.handlers);
  expect(empty.seq).toBe(40 + UNKEPT_NUMBERS);
});

test('an answer for an act that was never kept is kept, and told of', async () => {
  const { journal } = await aJournal();
  await journal.keep([anAct(1)]);
  expect(await journal.settled([settled(1, 'accepted'), settled(2, 'accepted')])).toEqual({
    ok: true,
    value: { lacking: 1 },
  });
  await journal.keep([anAct(2)]);
  expect(await journal.reckoning(EVER)).toMatchObject({ done: 2, atClient: 2 });
});

test('I26 records of another build are left as they are, through a rewrite as well', async () => {
  const { open, cache } = await accepted(40, '2026-03-02T09:05:00Z');
  const ofTomorrow: string[] = [];
  const raw = () =>
    openSealedLog({
      files: open.files,
      key: JOURNAL_KEY,
      name: 'journal',
      clock: impatient(open.clock),
      reserveBytes: 0,
      onRecord: record => {
        if (record.includes('tomorrow')) ofTomorrow.push(record.toString());
      },
    });
  await open.journal.close();
  const log = await raw();
  await log.append([Buffer.from('{"is":"tomorrow"}'), Buffer.from('tomorrow, not even JSON')]);
  await log.close();
  await open.clock.advance(36 * DAY_MS);
  const { journal } = await aJournal({ files: open.files, clock: open.clock });
  await journal.reconcile(cache.handlers);
  expect((await journal.reckoning(EVER)).done).toBe(0);
  await journal.close();
  await raw();
  expect(ofTomorrow).toEqual(['{"is":"tomorrow"}', 'tomorrow, not even JSON']);
});
