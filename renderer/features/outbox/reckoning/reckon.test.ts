import { expect, test } from 'vitest';
import type { Reckoning } from '../../../../shared/model/journal.ts';
import { ok, refuse } from '../../../../shared/result.ts';
import { aLine } from '../testing/a-line.ts';
import { reckon } from './reckon.ts';

const since = '2026-11-23T00:00:00Z';
const waiting = aLine({ seq: 3, at: '2026-11-20T09:00:00Z', state: 'waiting', settledAt: null });
const lines = [aLine({ seq: 5, at: '2026-11-23T16:42:00Z' }), aLine({ seq: 4 }), waiting];
const missing = (line: typeof waiting) => ({
  id: line.id,
  caseId: line.caseId,
  type: line.face.type,
  at: line.at,
  state: line.state,
});
const journal = (over: Partial<Reckoning> = {}): Reckoning => ({
  since,
  done: 2,
  atClient: 2,
  unsent: 0,
  undecided: 0,
  setAside: 0,
  missing: [missing(waiting)],
  oldestUnsentAt: waiting.at,
  ...over,
});
const readStore = async () => lines;
const wait = async () => {};

test('journal and store agree: counts of the time, and what is missing of any day', async () => {
  const found = await reckon({ askJournal: async () => ok(journal()), readStore, wait }, since);
  expect(found).toMatchObject({
    kind: 'agreed',
    store: { done: 2, atClient: 2, unsent: 0, lastAt: '2026-11-23T16:42:00Z', missing: [{ seq: 3 }] },
  });
});

test('I3 an act that is still being written to the journal is no disagreement: it is asked again a little later', async () => {
  const [newest, ...older] = lines;
  if (!newest) throw new Error('No act');
  const sealed = { ...newest, state: 'waiting' as const, settledAt: null };
  const before = journal({ done: 1, atClient: 1 });
  const after = journal({ atClient: 1, unsent: 1, missing: [missing(waiting), missing(sealed)] });
  let isWritten = false;
  const waits: number[] = [];
  const found = await reckon(
    {
      askJournal: async () => ok(isWritten ? after : before),
      readStore: async () => [sealed, ...older],
      wait: async ms => {
        waits.push(ms);
        isWritten = waits.length === 2;
      },
    },
    since,
  );
  expect(found).toMatchObject({ kind: 'agreed', store: { done: 2, unsent: 1 } });
  expect(waits).toEqual([100, 500]);
});

test('an answer of the server between the two readings is no disagreement', async () => {
  const answers = [journal({ atClient: 1, unsent: 1 }), journal()];
  const found = await reckon({ askJournal: async () => ok(answers.shift() ?? journal()), readStore, wait }, since);
  expect(found.kind).toBe('agreed');
});

test('I3 an act that the store takes for delivered and the journal does not is named, and nothing is called delivered', async () => {
  const [first] = lines;
  if (!first) throw new Error('No act');
  const askJournal = async () =>
    ok(journal({ atClient: 1, unsent: 1, missing: [missing(waiting), { ...missing(first), state: 'unknown' }] }));
  expect(await reckon({ askJournal, readStore, wait }, since)).toMatchObject({
    kind: 'apart',
    apart: { onlyJournal: [first.id], onlyStore: [], count: 1 },
  });
});

test('an act that only the store knows is a disagreement too, and what was set aside is none', async () => {
  const aside = { ...missing(waiting), id: aLine({ seq: 9 }).id, state: 'set-aside' as const };
  const agreed = await reckon(
    { askJournal: async () => ok(journal({ missing: [missing(waiting), aside] })), readStore, wait },
    since,
  );
  expect(agreed.kind).toBe('agreed');
  const apart = await reckon({ askJournal: async () => ok(journal({ missing: [] })), readStore, wait }, since);
  expect(apart).toMatchObject({ kind: 'apart', apart: { onlyStore: [waiting.id] } });
});

test('without the main process the store is counted, and said to be all that is known', async () => {
  const found = await reckon({ askJournal: async () => refuse('disconnected', ''), readStore, wait }, since);
  expect(found).toMatchObject({ kind: 'away', store: { missing: [{ seq: 3 }] } });
});
