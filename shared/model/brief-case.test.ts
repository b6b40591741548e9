import { expect, test } from 'vitest';
import { briefCase } from './brief-case.ts';
import { CaseRecord } from './case.ts';

const at = '2026-11-23T09:00:00Z';
const record = (attributes: Record<string, unknown>): CaseRecord =>
  CaseRecord.parse({
    id: 'c-1',
    reference: 'NB-1',
    title: 'Life cover',
    process: { processId: 'underwriting', version: 3 },
    status: 'assigned',
    priority: 'high',
    receivedAt: at,
    dueAt: at,
    related: [],
    assignment: { userId: 'p-ana', as: 'analyst', assignedAt: at },
    documentIds: ['d-1'],
    attributes,
  });

test('of a case’s attributes the short ones stay, and all else of it', () => {
  const long = 'x'.repeat(81);
  const whole = record({
    applicant: 'Mary',
    sum: 250_000,
    smoker: false,
    none: null,
    address: { city: 'Leeds' },
    long,
  });
  expect(briefCase(whole)).toEqual({ ...whole, attributes: { applicant: 'Mary', sum: 250_000, smoker: false } });
});

test('only the first twelve stay, and what is brief already stays as it is', () => {
  const brief = briefCase(record(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`a${i}`, i]))));
  expect(Object.keys(brief.attributes)).toHaveLength(12);
  expect(briefCase(brief)).toEqual(brief);
});
