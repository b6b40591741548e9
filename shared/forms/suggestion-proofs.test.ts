import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation } from '../model/annotation.ts';
import { AnnotationId, CaseId } from '../model/ids.ts';
import { controlPercent, isControl, suggestionBody, suggestionOf } from '../model/suggestion.ts';
import {
  countProofs,
  readProofs,
  suggestionAt,
  type SuggestionProof,
  withSettledProofs,
  writeProofs,
} from './suggestion-proofs.ts';

const id = AnnotationId.parse('urn:uuid:0193a000-0000-7000-8000-000000000001');
const by = (type: 'Person' | 'Software', ...body: Annotation['body']): Annotation => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id,
  type: 'Annotation',
  caseId: CaseId.parse('c-1'),
  motivation: 'tagging',
  creator: { type, name: 'Reader' },
  created: '2026-11-23T09:00:00Z',
  body,
  target: { source: 'urn:meridian:document:d-1:v1', selector: [] },
});
const proof: SuggestionProof = {
  suggestion: id,
  how: 'accepted',
  value: 44,
  source: 'Reader',
  model: 'r-2',
  shownAt: '2026-11-23T09:00:00Z',
  decidedAt: '2026-11-23T09:01:00Z',
  page: 3,
  wasOpened: true,
  seconds: 12,
};
const parts = (answers: Record<string, unknown>, rationale: Record<string, string> = {}) => ({
  answers,
  evidence: {},
  rationale,
  confidence: {},
});

test('what a machine suggests is read back as it was written, whatever the value', () => {
  const seed = 20_261_124;
  console.info(`suggestion: seed ${seed}`);
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.string({ unit: 'grapheme' }),
      fc.double({ min: 0, max: 1 }),
      (value, model, confidence) => {
        const body = suggestionBody({ pointer: '/a~1b/0/c', value, model, confidence });
        const read = suggestionOf(by('Software', body));
        expect(read).toMatchObject({ pointer: '/a~1b/0/c', model, source: 'Reader' });
        expect(JSON.stringify(read?.value)).toBe(JSON.stringify(value));
        expect(read?.confidence).toBeCloseTo(confidence, 10);
      },
    ),
    { seed },
  );
});

test.each([
  ['of a person', by('Person', suggestionBody({ pointer: '/a', value: 1 }))],
  ['without a suggestion', by('Software', { type: 'TextualBody', purpose: 'tagging', value: 'medical' })],
  [
    'without a question',
    by('Software', { type: 'TextualBody', purpose: 'tagging', value: 'urn:meridian:suggestion?value=1' }),
  ],
  [
    'with a value that is no JSON',
    by('Software', { type: 'TextualBody', purpose: 'tagging', value: 'urn:meridian:suggestion?pointer=/a&value={' }),
  ],
  [
    'with a broken escape',
    by('Software', { type: 'TextualBody', purpose: 'tagging', value: 'urn:meridian:suggestion?pointer=%E0%A4%A' }),
  ],
])('a mark %s suggests nothing', (_name, annotation) => {
  expect(suggestionOf(annotation)).toBeNull();
});

test('what was taken and changed since is sent as edited, and changed back as accepted', () => {
  const rationale = { [suggestionAt('/age')]: writeProofs([proof, { ...proof, how: 'rejected', value: 9 }]) };
  const sent = (age: unknown) =>
    readProofs(withSettledProofs(parts({ age }, rationale), []).rationale, '/age').map(({ how }) => how);
  expect([sent(44), sent(45)]).toEqual([
    ['accepted', 'rejected'],
    ['edited', 'rejected'],
  ]);
});

test('what was held back is said beside the answer that was given without it, and nowhere else', () => {
  const control = suggestionOf(by('Software', suggestionBody({ pointer: '/age', value: 44 })));
  if (!control) throw new Error('it suggests nothing');
  const sent = withSettledProofs(parts({ age: 50 }), [control, { ...control, pointer: '/blank' }]).rationale;
  expect(Object.keys(sent)).toEqual([suggestionAt('/age')]);
  expect(readProofs(sent, '/age')).toMatchObject([{ suggestion: id, how: 'withheld', value: 44, shownAt: null }]);
});

test('proofs are counted over the whole judgment, and what was taken unseen by itself', () => {
  const unseen = { ...proof, wasOpened: false };
  const rationale = {
    '/a': 'a reason',
    [suggestionAt('/a')]: writeProofs([unseen, { ...unseen, how: 'rejected' }]),
    [suggestionAt('/b/0')]: writeProofs([{ ...unseen, how: 'edited' }, proof]),
    [suggestionAt('/c')]: 'not ours',
  };
  expect(countProofs(rationale)).toEqual({ accepted: 2, edited: 1, rejected: 1, withheld: 0, unopened: 2 });
});

test('controls are drawn from ids, about as many as were asked for, and the same ones each time', () => {
  const ids = Array.from({ length: 4000 }, (_, i) => `urn:uuid:0193a000-0000-7000-8000-${String(i).padStart(12, '0')}`);
  const drawn = ids.filter(one => isControl(one, 10));
  expect(drawn.length).toBeGreaterThan(320);
  expect(drawn.length).toBeLessThan(480);
  expect(ids.filter(one => isControl(one, 10))).toEqual(drawn);
  expect([ids.some(one => isControl(one, 0)), ids.every(one => isControl(one, 100))]).toEqual([false, true]);
  expect([{}, { 'x-suggestions': true }, { 'x-suggestions': { control: 250 } }].map(controlPercent)).toEqual([
    0, 0, 100,
  ]);
});
