import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersonId } from '../../../shared/model/ids.ts';
import type { OutboxState } from '../../../shared/model/outbox.ts';
import { apiFailure, type ApiCode } from '../api/api-failure.ts';
import { anEntry, mutationId } from '../testing/an-entry.ts';
import { afterPushFailure, planPush, settleFailure, settleResults, targetOf } from './plan-push.ts';

const free = { limit: 500, resting: new Set<string>() };
const at = '2026-03-02T09:00:00Z';
const context = { settledAt: at, personId: PersonId.parse('p-ana') };
const ids = (entries: readonly { mutation: { seq: number } }[]) => entries.map(entry => entry.mutation.seq);

test('the outbox goes in the order of the numbers, whatever the order it came in', () => {
  const entries = [anEntry(3, 'c-1'), anEntry(1, 'c-2'), anEntry(2, 'c-1')];
  expect(ids(planPush(entries, free).batch)).toEqual([1, 2, 3]);
});

test.each<[OutboxState, boolean]>([
  ['waiting', true],
  ['sending', true],
  ['unknown', true],
  ['accepted', false],
  ['conflict', false],
  ['rejected', false],
  ['set-aside', false],
])('one that is %s is sent: %s', (state, sent) => {
  expect(planPush([anEntry(1, 'c-1', state)], free).batch).toHaveLength(sent ? 1 : 0);
});

test('behind an unsolved conflict only the same target waits', () => {
  const entries = [anEntry(1, 'c-1', 'conflict'), anEntry(2, 'c-1'), anEntry(3, 'c-2'), anEntry(4, 'c-1')];
  const plan = planPush(entries, free);
  expect(ids(plan.batch)).toEqual([3]);
  expect(ids(plan.held)).toEqual([2, 4]);
});

test('what a person set aside holds nothing up', () => {
  expect(ids(planPush([anEntry(1, 'c-1', 'set-aside'), anEntry(2, 'c-1')], free).batch)).toEqual([2]);
});

const outbox = fc
  .array(
    fc.record({
      target: fc.constantFrom('c-1', 'c-2', 'c-3'),
      state: fc.constantFrom<OutboxState>(
        'waiting',
        'sending',
        'unknown',
        'accepted',
        'conflict',
        'rejected',
        'set-aside',
      ),
    }),
    { maxLength: 30 },
  )
  .map(rows => rows.map((row, i) => anEntry(i + 1, row.target, row.state)));

test('nothing is sent while an earlier one of the same target is neither solved nor before it in the batch', () => {
  fc.assert(
    fc.property(
      outbox,
      fc.integer({ min: 1, max: 10 }),
      fc.subarray(['case/c-1', 'case/c-2']),
      (entries, limit, resting) => {
        const { batch } = planPush(entries, { limit, resting: new Set(resting) });
        expect(batch.length).toBeLessThanOrEqual(limit);
        for (const [place, sent] of batch.entries()) {
          expect(resting).not.toContain(targetOf(sent));
          for (const earlier of entries) {
            if (targetOf(earlier) !== targetOf(sent) || earlier.mutation.seq >= sent.mutation.seq) continue;
            const solved = earlier.state === 'accepted' || earlier.state === 'set-aside';
            expect(solved || batch.indexOf(earlier) < place).toBe(true);
            if (!solved) expect(batch).toContain(earlier);
          }
        }
      },
    ),
  );
});

test('every unsent one is either sent or held, and nothing else is', () => {
  fc.assert(
    fc.property(outbox, entries => {
      const { batch, held } = planPush(entries, free);
      const unsent = entries.filter(entry => ['waiting', 'sending', 'unknown'].includes(entry.state));
      expect(ids([...batch, ...held]).toSorted((a, b) => a - b)).toEqual(ids(unsent));
    }),
  );
});

test.each([
  ['applied', { version: 4 }, { state: 'accepted', serverVersion: 4, settledAt: at }],
  ['duplicate', { version: 4 }, { state: 'accepted', serverVersion: 4, settledAt: at }],
  ['conflict', { version: 7, current: { a: 1 } }, { state: 'conflict', serverVersion: 7, current: null }],
  ['conflict', { version: 7, current: null }, { state: 'conflict', serverVersion: 7, current: null }],
  ['blocked', {}, { state: 'waiting' }],
] as const)('the answer %s settles an entry', (status, more, expected) => {
  expect(settleResults([anEntry(1, 'c-1')], [{ id: mutationId(1), status, ...more }], context)).toMatchObject([
    { id: mutationId(1), ...expected },
  ]);
});

test('what the server has is turned into our words before the window sees it', () => {
  const entry = anEntry(1, 'c-1');
  const saved = {
    ...entry,
    mutation: { ...entry.mutation, target: { kind: 'judgment', id: 'j-1' } },
  };
  const current = { caseId: 'c-1', process: { processId: 'auto', version: 1 }, answers: { smoker: true } };
  const [settled] = settleResults([saved], [{ id: mutationId(1), status: 'conflict', version: 7, current }], context);
  expect(settled?.current).toMatchObject({
    userId: 'p-ana',
    answers: { smoker: true },
    evidence: {},
    activeSeconds: 0,
  });
});

const problem = { type: 'urn:meridian:problem:invalid', title: 'Invalid', status: 422, detail: 'The case is closed.' };

test('a refusal carries the server’s own sentence, also when it is repeated', () => {
  for (const status of ['rejected', 'duplicate'] as const) {
    const [settled] = settleResults([anEntry(1, 'c-1')], [{ id: mutationId(1), status, problem }], context);
    expect(settled).toMatchObject({ state: 'rejected', reason: 'The case is closed.' });
  }
});

test('a lost answer is unknown; a request that never arrived goes back to waiting', () => {
  const batch = [anEntry(1, 'c-1', 'sending'), anEntry(2, 'c-2', 'unknown')];
  const lost = apiFailure('offline', 'Broke.').failure;
  const never = apiFailure('offline', 'Refused.', { mayHaveActed: false }).failure;
  expect(settleFailure(batch, lost).map(one => one.state)).toEqual(['unknown', 'unknown']);
  expect(settleFailure(batch, never).map(one => one.state)).toEqual(['waiting', 'unknown']);
});

test.each<[ApiCode, number, number, string]>([
  ['offline', 3, 5, 'wait'],
  ['rate-limited', 3, 5, 'wait'],
  ['server-error', 3, 1, 'wait'],
  ['server-error', 3, 2, 'halve'],
  ['server-error', 1, 2, 'rest'],
  ['invalid', 3, 1, 'halve'],
  ['too-large', 3, 1, 'halve'],
  ['too-large', 1, 1, 'reject'],
  ['invalid', 1, 1, 'reject'],
])('after %s of %i mutations, failure %i in a row: %s', (code, size, failures, step) => {
  const batch = Array.from({ length: size }, (_, i) => anEntry(i + 1, `c-${i}`));
  expect(afterPushFailure(batch, apiFailure(code, 'No.').failure, failures, at).step).toBe(step);
});
