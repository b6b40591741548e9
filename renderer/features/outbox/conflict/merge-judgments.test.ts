import { expect, test } from 'vitest';
import { compileForm } from '../../../../shared/forms/compile-form.ts';
import { aJudgment, anAnnotation } from '../../../testing/builders.ts';
import { choiceOf, type Choices, undecided } from './merge.ts';
import { mergeJudgments } from './merge-judgments.ts';

const compiled = compileForm(
  {
    schema: {
      type: 'object',
      properties: {
        smoker: { type: 'boolean', title: 'Smoker' },
        age: { type: 'integer', title: 'Age' },
        parties: {
          type: 'array',
          title: 'Party',
          items: { type: 'object', properties: { name: { type: 'string', title: 'Name' } } },
        },
      },
    },
  },
  'en-GB',
);
if (!compiled.ok) throw new Error(compiled.failure.message);
const model = compiled.value;
const NOW = '2026-11-23T12:00:00.000Z';
const mark = anAnnotation().id;
const all = (side: 'mine' | 'theirs', ids: readonly string[]): Choices =>
  Object.fromEntries(ids.map(id => [id, { side }]));

test('what only one side changed since both began is suggested; what both changed waits for a person', () => {
  const base = aJudgment({ answers: { smoker: false, age: 40 } });
  const mine = aJudgment({ answers: { smoker: true, age: 41 } });
  const theirs = aJudgment({ answers: { smoker: false, age: 42 } });
  const { fields, make } = mergeJudgments(model, base, mine, theirs);
  expect(fields.map(field => [field.id, field.base, field.mine, field.theirs, field.suggested])).toEqual([
    ['/smoker', 'No', 'Yes', 'No', 'mine'],
    ['/age', '40', '41', '42', null],
  ]);
  expect(undecided(fields, {})).toBe(1);
  expect(make({ '/age': { side: 'theirs' } }, NOW)).toMatchObject({
    answers: { smoker: true, age: 42 },
    updatedAt: NOW,
  });
});

test('without what both began from nothing is suggested', () => {
  const merge = mergeJudgments(model, null, aJudgment({ answers: { age: 1 } }), aJudgment({ answers: { age: 2 } }));
  expect(merge.fields.map(field => choiceOf(field, {}))).toEqual([null]);
});

test('an answer is taken with its evidence and its reason', () => {
  const mine = aJudgment({ answers: { smoker: true }, rationale: { '/smoker': 'Said so' } });
  const theirs = aJudgment({ answers: { smoker: false }, evidence: { '/smoker': [mark] } });
  const { fields, make } = mergeJudgments(model, null, mine, theirs);
  const made = make(all('theirs', ['/smoker']), NOW);
  expect(made).toMatchObject({ answers: { smoker: false }, evidence: { '/smoker': [mark] }, rationale: {} });
  expect(fields).toHaveLength(1);
});

test('an answer that neither side gave takes the place of both, and keeps what mine rests on', () => {
  const mine = aJudgment({ answers: { age: 41 }, evidence: { '/age': [mark] } });
  const { make } = mergeJudgments(model, null, mine, aJudgment({ answers: { age: 42 } }));
  const made = make({ '/age': { side: 'own', value: 43 } }, NOW);
  expect(made).toMatchObject({ answers: { age: 43 }, evidence: { '/age': [mark] } });
});

test('lists of the same length are chosen entry by entry, others as a whole', () => {
  const two = aJudgment({ answers: { parties: [{ name: 'Ana' }, { name: 'Ben' }] } });
  const other = aJudgment({ answers: { parties: [{ name: 'Ana' }, { name: 'Bea' }] } });
  const one = aJudgment({ answers: { parties: [{ name: 'Cyd' }] } });
  expect(mergeJudgments(model, null, two, other).fields.map(field => field.id)).toEqual(['/parties/1/name']);
  const whole = mergeJudgments(model, null, two, one);
  expect(whole.fields.map(field => [field.id, field.edit])).toEqual([['/parties', null]]);
  expect(whole.make(all('theirs', ['/parties']), NOW).answers).toEqual(one.answers);
});

test('all mine is mine and all theirs says what theirs says', () => {
  const mine = aJudgment({ answers: { smoker: true, age: 1, other: 'kept' } });
  const theirs = aJudgment({
    answers: { age: 2 },
    decision: { result: 'x', matchedRules: [], overriddenBy: 'decline', overrideRationale: 'Risk' },
  });
  const { fields, make } = mergeJudgments(model, null, mine, theirs);
  const ids = fields.map(field => field.id);
  expect(ids).toEqual(['/smoker', '/age', 'decision']);
  expect(make(all('mine', ids), NOW)).toEqual({ ...mine, updatedAt: NOW });
  expect(make(all('theirs', ids), NOW)).toMatchObject({
    answers: { age: 2, other: 'kept' },
    decision: { overriddenBy: 'decline' },
  });
});
