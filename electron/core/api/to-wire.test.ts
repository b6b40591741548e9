import { expect, test } from 'vitest';
import { Mutation } from '../../../shared/model/outbox.ts';
import { toRecordValue } from './to-model.ts';
import { toWireMutation } from './to-wire.ts';
import { wirePayloads } from './wire/mutation-payload.ts';
import { PersonId } from '../../../shared/model/ids.ts';

const at = '2026-11-23T09:00:00Z';
const judgment = {
  caseId: 'c-1',
  userId: 'p-ana',
  process: { processId: 'uw', version: 1 },
  answers: { smoker: true },
  evidence: { '/smoker': ['urn:uuid:1'] },
  rationale: {},
  confidence: {},
  activeSeconds: 3,
  updatedAt: at,
};
const annotation = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'urn:uuid:1',
  type: 'Annotation',
  caseId: 'c-1',
  motivation: 'tagging',
  creator: { type: 'Person', id: 'p-ana' },
  created: at,
  body: [{ type: 'TextualBody', purpose: 'tagging', value: 'risk' }],
  target: { source: 'urn:meridian:document:d-1:v1', selector: [{ type: 'FragmentSelector', value: 'page=3' }] },
};
const submission = {
  id: 's-1',
  caseId: 'c-1',
  userId: 'p-ana',
  as: 'analyst',
  round: 1,
  submittedAt: at,
  judgment,
  annotations: [annotation],
};
const review = { id: 'r-1', caseId: 'c-1', submissionIds: ['s-1'], reviewerId: 'p-lea', status: 'open', items: [] };

function aMutation(act: unknown): Mutation {
  return Mutation.parse({
    id: '019a0000-0000-7000-8000-000000000001',
    seq: 4,
    at,
    act,
    target: { kind: 'case', id: 'c-1' },
    baseVersion: 2,
  });
}

test.each([
  { type: 'case.start', payload: {} },
  { type: 'case.release', payload: { reason: 'ill' } },
  { type: 'case.park', payload: { reason: 'waiting', wakeAt: at } },
  { type: 'case.resume', payload: {} },
  { type: 'annotation.put', payload: annotation },
  { type: 'annotation.delete', payload: {} },
  { type: 'judgment.save', payload: judgment },
  { type: 'judgment.submit', payload: submission },
  { type: 'review.save', payload: review },
  { type: 'review.complete', payload: { ...review, status: 'completed', disposition: 'accept' } },
] as const)('what we send for $type is what the contract asks for, and nothing of ours', act => {
  const wire = toWireMutation(aMutation(act));
  expect(Object.keys(wire)).toEqual(['id', 'seq', 'at', 'type', 'target', 'baseVersion', 'payload']);
  expect(wirePayloads[act.type].parse(wire.payload)).toEqual(act.payload);
});

test('a submission that went out comes back as it was', () => {
  const wire = toWireMutation(aMutation({ type: 'judgment.submit', payload: submission }));
  expect(toRecordValue('submission', wire.payload, { personId: PersonId.parse('p-lea') })).toEqual({
    ok: true,
    value: submission,
  });
});

test('the same mutation gives the same bytes', () => {
  const mutation = aMutation({ type: 'judgment.submit', payload: submission });
  expect(JSON.stringify(toWireMutation(structuredClone(mutation)))).toBe(JSON.stringify(toWireMutation(mutation)));
});
