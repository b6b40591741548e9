import { expect, test } from 'vitest';
import { PersonId } from '../../../shared/model/ids.ts';
import { apiFailure } from '../api/api-failure.ts';
import { anEntry, mutationId } from '../testing/an-entry.ts';
import { isAnswered, settleChanged, settleFailure, settleResults, settleUnfit } from './settle-push.ts';

const at = '2026-03-02T09:00:00Z';
const context = { settledAt: at, personId: PersonId.parse('p-ana') };

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

test('only what the server answered for good is for the journal', () => {
  const [entry] = [anEntry(1, 'c-1')];
  const lost = settleFailure([entry], apiFailure('offline', 'Broke.').failure);
  expect([...lost, settleChanged(entry)].some(isAnswered)).toBe(false);
  expect(isAnswered(settleUnfit(entry, at))).toBe(true);
});
