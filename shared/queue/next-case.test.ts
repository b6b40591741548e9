import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaseRecord } from '../model/case.ts';
import { compareUrgency, nextCase, type Candidate } from './next-case.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');

function aCandidate(overrides: Partial<Record<string, unknown>> = {}): Candidate {
  const record = CaseRecord.parse({
    id: 'case-1',
    reference: 'R-1',
    title: 'Application',
    process: { processId: 'p', version: 1 },
    status: 'assigned',
    priority: 'normal',
    receivedAt: '2026-11-20T09:00:00Z',
    dueAt: '2026-11-25T09:00:00Z',
    related: [],
    assignment: { userId: 'ana', as: 'analyst', assignedAt: '2026-11-20T09:00:00Z' },
    documentIds: [],
    attributes: {},
    ...overrides,
  });
  return { record, status: record.status };
}

describe('the next case', () => {
  test('is the one with least time left, and that is the reason given', () => {
    const later = aCandidate({ id: 'later', dueAt: '2026-11-26T09:00:00Z', priority: 'urgent' });
    const sooner = aCandidate({ id: 'sooner' });
    expect(nextCase([later, sooner], 'ana', NOW)).toEqual({ served: sooner, because: 'soonest' });
  });

  test('says that it is late when its deadline has passed', () => {
    expect(nextCase([aCandidate({ dueAt: '2026-11-24T08:59:00Z' })], 'ana', NOW)?.because).toBe('late');
  });

  test('is chosen by priority between two that are due at the same moment', () => {
    const urgent = aCandidate({ id: 'b', priority: 'urgent' });
    expect(nextCase([aCandidate(), urgent], 'ana', NOW)).toEqual({ served: urgent, because: 'priority' });
  });

  test('is the older one when time and priority are the same', () => {
    const older = aCandidate({ id: 'b', receivedAt: '2026-11-19T09:00:00Z' });
    expect(nextCase([aCandidate(), older], 'ana', NOW)).toEqual({ served: older, because: 'oldest' });
  });

  test('with a running clock comes before one whose clock is stopped', () => {
    const stopped = aCandidate({ id: 'stopped', dueAt: '2026-11-24T10:00:00Z', clock: { state: 'stopped' } });
    const running = aCandidate({ id: 'running' });
    expect(nextCase([stopped, running], 'ana', NOW)).toEqual({ served: running, because: 'soonest' });
  });

  test.each([
    [
      'somebody else’s',
      aCandidate({ assignment: { userId: 'ben', as: 'analyst', assignedAt: '2026-11-20T09:00:00Z' } }),
    ],
    ['submitted', aCandidate({ status: 'submitted' })],
    ['waiting for the client', aCandidate({ status: 'queried' })],
    ['parked', aCandidate({ parked: { reason: 'translation' } })],
  ])('is never one that is %s', (_why, candidate) => {
    expect(nextCase([candidate], 'ana', NOW)).toBeNull();
  });

  test('does not depend on the order in which the cases came', () => {
    const candidates = fc.array(
      fc.record({
        id: fc.integer({ min: 0, max: 30 }).map(String),
        due: fc.integer({ min: 0, max: 5 }),
        priority: fc.constantFrom('low', 'normal', 'high', 'urgent'),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(candidates, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (made, order) => {
        const cases = made.map(({ id, due, priority }) =>
          aCandidate({ id, priority, dueAt: new Date(NOW + due * 3_600_000).toISOString() }),
        );
        const shuffled = cases
          .map((candidate, index) => ({ candidate, at: order[index % order.length] ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ candidate }) => candidate);
        const best = nextCase(cases, 'ana', NOW)?.served;
        const again = nextCase(shuffled, 'ana', NOW)?.served;
        expect(best && again && compareUrgency(best, again)).toBe(0);
        expect(best && cases.every(one => compareUrgency(best, one) <= 0)).toBe(true);
      }),
    );
  });
});

test('a case that the client took away and nobody let go is not served', () => {
  expect(nextCase([{ ...aCandidate(), isHeld: true }], 'ana', NOW)).toBeNull();
});
