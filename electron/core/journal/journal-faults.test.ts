import { expect, test } from 'vitest';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { anEntry, mutationId } from '../testing/an-entry.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createMemoryCache } from '../testing/memory-cache.ts';
import { createMemoryLogFiles, type MemoryLogFiles, type Survival } from '../testing/memory-log-files.ts';
import type { Journal } from './journal.ts';
import { aJournal } from './testing/a-journal.ts';
import { aDraft, anAct, settled } from './testing/work.ts';

const SURVIVALS: readonly Survival[] = ['least', 'half', 'kill'];
const SMALL = { segmentBytes: 1500, reserveBytes: 256 };
const LATER = '2026-05-01T09:00:00Z';
const EVER = '2000-01-01T00:00:00Z';

/** What the journal said that it has. */
interface Promised {
  readonly acts: Set<string>;
  readonly accepted: Set<string>;
  readonly drafts: Map<string, string>;
}

/** A shift: acts 1 to 6 long delivered and to be dropped, then new work, a compaction, more work. */
async function shift(journal: Journal, promised: Promised): Promise<void> {
  const keep = async (items: JournalItem[]): Promise<void> => {
    if (!(await journal.keep(items)).ok) return;
    for (const item of items) {
      if (item.kind === 'mutation') promised.acts.add(item.mutation.id);
      if (item.kind === 'draft') promised.drafts.set(item.caseId, item.savedAt);
    }
  };
  for (let seq = 1; seq <= 6; seq++) await keep([anAct(seq, 'c-1')]);
  await journal.settled([1, 2, 3, 4, 5, 6].map(seq => settled(seq, 'accepted', '2026-03-02T09:05:00Z')));
  for (let seq = 7; seq <= 9; seq++) {
    await keep([anAct(seq, 'c-2'), aDraft('c-3', `draft ${seq}`, `2026-04-0${seq}T09:00:00Z`)]);
  }
  if ((await journal.settled([settled(7, 'accepted', LATER)])).ok) promised.accepted.add(mutationId(7));
  // Reconciling says what the feed has shown, and drops the old ones.
  const cache = createMemoryCache();
  for (let seq = 1; seq <= 6; seq++) {
    cache.outbox.set(mutationId(seq), { ...anEntry(seq, 'c-1', 'accepted'), settledAt: '2026-03-02T09:05:00Z' });
    cache.seen.add(mutationId(seq));
  }
  await journal.reconcile(cache.handlers);
  await Promise.all([keep([anAct(10, 'c-4')]), keep([anAct(11, 'c-5')]), keep([aDraft('c-6', 'last', LATER)])]);
  await journal.close();
}

async function shiftOn(files: MemoryLogFiles): Promise<Promised> {
  const promised: Promised = { acts: new Set(), accepted: new Set(), drafts: new Map() };
  try {
    const { journal } = await aJournal({ files, clock: createFakeClock(LATER), ...SMALL });
    await shift(journal, promised);
  } catch {
    // The power went while it was opened.
  }
  return promised;
}

async function check(files: MemoryLogFiles, promised: Promised, what: string): Promise<void> {
  const { journal } = await aJournal({ files, clock: createFakeClock(LATER), ...SMALL });
  const { missing, done } = await journal.reckoning(EVER);
  const cache = createMemoryCache();
  expect(await journal.reconcile(cache.handlers), what).toMatchObject({ ok: true });
  // Acts 1 to 6 may go, for the client has had them for 35 days; before that, and everything else, is here once.
  const owed = [...promised.acts].filter(id => Number(id.slice(-2)) > 6);
  const here = [...cache.outbox.keys()];
  expect(
    owed.filter(id => !here.includes(id)),
    what,
  ).toEqual([]);
  expect(new Set(missing.map(({ id }) => id)).size, what).toBe(missing.length);
  expect(done, what).toBeGreaterThanOrEqual(here.length);
  for (const id of promised.accepted) expect(cache.outbox.get(id)?.state, what).toBe('accepted');
  for (const [caseId, savedAt] of promised.drafts) {
    // A later one that was refused may be there all the same.
    expect(Date.parse(cache.drafts.get(caseId)?.savedAt ?? ''), what).toBeGreaterThanOrEqual(Date.parse(savedAt));
  }
  expect(cache.seq, what).toBeGreaterThanOrEqual(Math.max(0, ...owed.map(id => Number(id.slice(-2)))));
}

test('I3, I4 the power goes at every call to the disk of keep, answer, compaction: all that was promised is there', async () => {
  const probe = createMemoryLogFiles();
  await shiftOn(probe);
  expect(probe.calls).toBeGreaterThan(60);
  for (let at = 1; at <= probe.calls; at++) {
    for (const fate of ['power-before', 'power-after']) {
      const files = createMemoryLogFiles();
      files.fate = ({ n }) => (n === at ? fate : null);
      const promised = await shiftOn(files);
      for (const survival of SURVIVALS)
        await check(files.afterRestart(survival), promised, `${fate} ${at} ${survival}`);
    }
  }
});

test.each(['ENOSPC', 'EIO', 'EPERM'])(
  'I3 every call to the disk fails once with %s: what was refused was said',
  async code => {
    const probe = createMemoryLogFiles();
    await shiftOn(probe);
    for (let at = 1; at <= probe.calls; at++) {
      const files = createMemoryLogFiles();
      files.fate = ({ n }) => (n === at ? code : null);
      const promised = await shiftOn(files);
      files.fate = () => null;
      await check(files.afterRestart('least'), promised, `${code} ${at}`);
    }
  },
);

test('the compaction of that shift really drops what is done', async () => {
  const files = createMemoryLogFiles();
  const promised = await shiftOn(files);
  expect(promised.acts.size).toBe(11);
  const { journal } = await aJournal({ files: files.afterRestart('least'), clock: createFakeClock(LATER), ...SMALL });
  expect((await journal.reckoning(EVER)).done).toBe(5);
});

test('G6 a journal that is damaged anywhere opens, keeps the rest and goes on', async () => {
  const whole = createMemoryLogFiles();
  await shiftOn(whole);
  let damaged = 0;
  for (const name of whole.names().filter(one => one.endsWith('.log'))) {
    for (let at = 0; at < whole.bytesOf(name).length; at += 17) {
      const files = whole.afterRestart('least');
      const bytes = files.bytesOf(name);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      const { journal } = await aJournal({ files, clock: createFakeClock(LATER), ...SMALL });
      const { done } = await journal.reckoning(EVER);
      expect(done).toBeGreaterThanOrEqual(4);
      if (done < 5) damaged++;
      expect(await journal.keep([anAct(12, 'c-9')])).toMatchObject({ ok: true });
    }
  }
  expect(damaged).toBeGreaterThan(20);
});
