import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnsent, type OutboxEntry, type OutboxState } from '../../../shared/model/outbox.ts';
import { anEntry } from '../testing/an-entry.ts';
import { laneOf, planPush, type PushLimits, type PushPlan } from './plan-push.ts';

const free: PushLimits = { places: 4, closed: new Set(), limitOf: () => 500 };
const ids = (entries: readonly OutboxEntry[]) => entries.map(entry => entry.mutation.seq);
const sent = (plan: PushPlan) => plan.batches.flatMap(batch => batch.entries);
const sorted = (seqs: readonly number[]) => seqs.toSorted((a, b) => a - b);

/** The act is on a record of the case other than the case itself. */
function onRecord(entry: OutboxEntry, kind: string, id: string): OutboxEntry {
  return { ...entry, mutation: { ...entry.mutation, target: { kind, id } } };
}

test('few acts go in one request, each case in the order of its numbers', () => {
  const plan = planPush([anEntry(3, 'c-1'), anEntry(1, 'c-2'), anEntry(2, 'c-1')], free);
  expect(plan.batches).toHaveLength(1);
  expect(ids(sent(plan))).toEqual([1, 2, 3]);
});

test.each<[OutboxState, boolean]>([
  ['waiting', true],
  ['sending', true],
  ['unknown', true],
  ['accepted', false],
  ['conflict', false],
  ['rejected', false],
  ['set-aside', false],
])('one that is %s is sent: %s', (state, isSent) => {
  expect(sent(planPush([anEntry(1, 'c-1', state)], free))).toHaveLength(isSent ? 1 : 0);
});

test('behind an unsolved conflict its case waits, and no other', () => {
  const entries = [anEntry(1, 'c-1', 'conflict'), anEntry(2, 'c-1'), anEntry(3, 'c-2'), anEntry(4, 'c-1')];
  const plan = planPush(entries, free);
  expect(ids(sent(plan))).toEqual([3]);
  expect(ids(plan.held)).toEqual([2, 4]);
});

test('what is not about the record in conflict goes on, until something of the case has to stay', () => {
  const conflict = onRecord(anEntry(1, 'c-1', 'conflict'), 'annotation', 'a-1');
  const other = onRecord(anEntry(2, 'c-1'), 'annotation', 'a-2');
  const same = onRecord(anEntry(3, 'c-1'), 'annotation', 'a-1');
  const after = onRecord(anEntry(4, 'c-1'), 'annotation', 'a-2');
  const plan = planPush([conflict, other, same, after], free);
  expect(ids(sent(plan))).toEqual([2]);
  expect(ids(plan.held)).toEqual([3, 4]);
});

test('what a person set aside holds nothing up', () => {
  expect(ids(sent(planPush([anEntry(1, 'c-1', 'set-aside'), anEntry(2, 'c-1')], free)))).toEqual([2]);
});

test('what has no case is a lane of its own', () => {
  const entries = [1, 2, 3].map(seq => ({ ...anEntry(seq, 'c-1'), caseId: null }));
  const plan = planPush([...entries, anEntry(4, 'c-1')], { ...free, closed: new Set(['']) });
  expect(ids(sent(plan))).toEqual([4]);
  expect(ids(plan.held)).toEqual([1, 2, 3]);
});

test('a thousand acts of a hundred cases go in four requests of whole cases', () => {
  const entries = Array.from({ length: 1000 }, (_, i) => anEntry(i + 1, `c-${i % 100}`));
  const plan = planPush(entries, free);
  expect(plan.batches.map(batch => batch.entries.length)).toEqual([250, 250, 250, 250]);
  expect(plan.later).toEqual([]);
});

test('of a case with more acts than a request may hold, the beginning goes, and the rest later', () => {
  const entries = Array.from({ length: 1200 }, (_, i) => anEntry(i + 1, 'c-1'));
  const plan = planPush(entries, free);
  expect(plan.batches).toHaveLength(1);
  expect(ids(sent(plan))).toEqual(ids(entries.slice(0, 500)));
  expect(plan.later).toHaveLength(700);
});

test('a case that the server choked on does not travel with others', () => {
  const entries = [anEntry(1, 'c-1'), anEntry(2, 'c-2'), anEntry(3, 'c-3')];
  const plan = planPush(entries, { ...free, limitOf: lane => (lane === 'c-2' ? 1 : 500) });
  expect(plan.batches.map(batch => batch.lanes)).toEqual([['c-1', 'c-3'], ['c-2']]);
});

const state = fc.constantFrom<OutboxState>(
  'waiting',
  'sending',
  'unknown',
  'accepted',
  'conflict',
  'rejected',
  'set-aside',
);
const outbox = fc
  .array(fc.record({ caseId: fc.constantFrom('c-1', 'c-2', 'c-3', 'c-4'), record: fc.nat(2), state }), {
    maxLength: 60,
  })
  .map(rows =>
    rows.map((row, i) => onRecord(anEntry(i + 1, row.caseId, row.state), 'annotation', `${row.caseId}-${row.record}`)),
  );
const limits = fc.record({
  places: fc.integer({ min: 0, max: 4 }),
  closed: fc.subarray(['c-1', 'c-2']).map(lanes => new Set(lanes)),
  limitOf: fc.func(fc.integer({ min: 1, max: 9 })),
});

test('I6 whatever is sent, nothing unsent of its case is left behind it, and no case is in two requests', () => {
  fc.assert(
    fc.property(outbox, limits, (entries, limit) => {
      const { batches } = planPush(entries, limit);
      expect(batches.length).toBeLessThanOrEqual(limit.places);
      const seen = new Set<string>();
      for (const batch of batches) {
        for (const lane of batch.lanes) {
          expect(seen.has(lane)).toBe(false);
          expect(limit.closed.has(lane)).toBe(false);
          seen.add(lane);
          expect(batch.entries.length).toBeLessThanOrEqual(limit.limitOf(lane));
          const own = ids(batch.entries.filter(entry => laneOf(entry) === lane));
          const unsent = ids(entries.filter(entry => laneOf(entry) === lane && isUnsent(entry.state)));
          expect(own).toEqual(unsent.slice(0, own.length));
        }
      }
    }),
    { seed: 20_261_123, numRuns: 500 },
  );
});

test('every unsent one is sent now, or later, or held, and nothing else is', () => {
  fc.assert(
    fc.property(outbox, limits, (entries, limit) => {
      const plan = planPush(entries, limit);
      const unsent = entries.filter(entry => isUnsent(entry.state));
      expect(sorted(ids([...sent(plan), ...plan.later, ...plan.held]))).toEqual(ids(unsent));
    }),
    { seed: 20_261_123, numRuns: 500 },
  );
});
