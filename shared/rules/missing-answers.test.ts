import { expect, test } from 'vitest';
import { compileDecision } from './compile-decision.ts';
import { evaluateFeel } from './feel.ts';
import { tableModel } from './testing/table-model.ts';

const scope = {
  age: 31,
  notes: ' ',
  'net pay': 0,
  drivers: [{ name: 'Ann' }, { name: 'Ben', age: 40 }],
  'x-missing': {
    '/income': 'illegible',
    '/pension': 'not-applicable',
    '/drivers/0/age': 'not-stated',
    '/age': 'illegible',
  },
};

test.each<[string, unknown]>([
  ['answer state("income")', 'illegible'],
  ['answer state("pension")', 'not-applicable'],
  ['answer state("/drivers/0/age")', 'not-stated'],
  ['answer state("/drivers/1/age")', 'answered'],
  ['answer state("/drivers/2/age")', 'blank'],
  ['answer state("notes")', 'blank'],
  ['answer state("net pay")', 'answered'],
  // An answer goes before a code that was left behind.
  ['answer state("age")', 'answered'],
  ['answer state(question: "income")', 'illegible'],
  ['answer state("constructor")', 'blank'],
  ['is missing("income")', true],
  ['is missing("notes")', true],
  ['is missing("age")', false],
  ['is missing("income", "illegible")', true],
  ['is missing("income", "blank")', false],
  ['is missing("notes", "blank")', true],
  ['is missing("pension", ["illegible", "not-applicable"])', true],
  ['is missing(question: "pension", code: "not-stated")', false],
  ['every q in ["income", "pension"] satisfies is missing(q)', true],
])('%s is %j', (expression, value) => {
  expect(evaluateFeel(expression, scope)).toEqual({ ok: true, value: { value, warnings: [] } });
});

test.each<[string, unknown]>([
  ['income = null', true],
  ['income > 1', null],
  ['income > 1 or age > 18', true],
  ['sum([income, 5])', null],
])('to the specification’s own operators, what is missing for a reason is null: %s', (expression, value) => {
  expect(evaluateFeel(expression, { ...scope, income: null })).toMatchObject({ value: { value } });
});

test('without codes whatever has no answer is blank, and a question that is no text is an error as elsewhere', () => {
  expect(evaluateFeel('answer state("income")', {})).toMatchObject({ value: { value: 'blank' } });
  expect(evaluateFeel('answer state(1)', {})).toMatchObject({
    value: { value: null, warnings: ['answer state cannot be called with a number.'] },
  });
});

test('names of the scope go before these functions, and the codes are no names', () => {
  expect(evaluateFeel('x-missing', { x: 3, missing: 1, 'x-missing': { '/a': 'b' } })).toMatchObject({
    value: { value: 2 },
  });
  expect(evaluateFeel('answer state + 1', { 'answer state': 1 })).toMatchObject({ value: { value: 2 } });
});

test('a decision model tells the reasons apart', async () => {
  const dmn = tableModel({
    hitPolicy: 'FIRST',
    inputs: [{ expression: 'income', typeRef: 'number' }],
    outputs: [{}],
    rows: [
      ['> 1000', '"accept"'],
      ['is missing("income", ["illegible", "not-stated"])', '"ask the client"'],
      ['is missing("income", "not-applicable")', '"use the pension"'],
      ['-', '"refer"'],
    ],
  });
  const compiled = await compileDecision({ dmn, decision: 'Answer' });
  if (!compiled.ok) throw new Error(compiled.failure.message);
  const resultOf = (given: Record<string, unknown>): unknown[] => {
    const decided = compiled.value.decide(given);
    return [compiled.value.evaluate(given).result, decided.ok && decided.value];
  };
  const withCode = (code: string) => resultOf({ 'x-missing': { '/income': code } });
  expect(resultOf({ income: 2000 })).toEqual(['accept', 'accept']);
  expect(withCode('illegible')).toEqual(['ask the client', 'ask the client']);
  expect(withCode('not-applicable')).toEqual(['use the pension', 'use the pension']);
  expect(withCode('refused')).toEqual(['refer', 'refer']);
  expect(resultOf({})).toEqual(['refer', 'refer']);
});
