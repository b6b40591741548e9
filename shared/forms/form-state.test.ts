import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { setAt, type Answers } from './answers.ts';
import { fieldInstances } from './field-instances.ts';
import { createFormState } from './form-state.ts';
import { compileRule, meetsRule } from './rules.ts';
import { compiled } from './testing/compiled.ts';
import { healthForm } from './testing/health-form.ts';

const model = compiled(healthForm);
const rulesOf = (key: string) => model.fields.get(key)?.rules ?? [];
const SEED = 20261123;

test('a rule is asked again only when something it reads has changed', () => {
  const state = createFormState(model, { smoker: false });
  expect(state.isVisible(rulesOf('/perDay'), '/perDay')).toBe(false);
  expect(state.answersChanged({ smoker: false, age: 30 }, '/age')).toEqual([]);
  expect(state.answersChanged({ smoker: true, age: 30 }, '/smoker')).toEqual(rulesOf('/perDay'));
  expect(state.isVisible(rulesOf('/perDay'), '/perDay')).toBe(true);
});

test('a rule inside a list is asked for each row by itself', () => {
  const state = createFormState(model, { conditions: [{ ongoing: true }, { ongoing: false }] });
  const rules = rulesOf('/conditions/-/since');
  expect(state.isVisible(rules, '/conditions/0/since')).toBe(true);
  expect(state.isVisible(rules, '/conditions/1/since')).toBe(false);
});

test.each([
  ['SHOW', { scope: '#/properties/a', schema: { const: 1 } }, { a: 1 }, true],
  ['SHOW', { scope: '#/properties/a', schema: { const: 1 } }, {}, false],
  ['SHOW', { scope: '#/properties/a', schema: { not: { const: 1 } } }, {}, true],
  ['SHOW', { scope: '#/properties/a', schema: { not: { const: 1 } }, failWhenUndefined: true }, {}, false],
  ['SHOW', { scope: '#/properties/a', schema: { minimum: 5 } }, { a: 6 }, true],
  ['SHOW', { scope: '#', schema: { required: ['a'] } }, { a: 0 }, true],
  ['SHOW', { type: 'LEAF', scope: '#/properties/a', expectedValue: 'x' }, { a: 'x' }, true],
  [
    'SHOW',
    {
      type: 'AND',
      conditions: [
        { scope: '#/properties/a', schema: { const: 1 } },
        { type: 'OR', conditions: [{ scope: '#/properties/b', schema: { const: 2 } }] },
      ],
    },
    { a: 1, b: 2 },
    true,
  ],
])('%s %j with %j is met: %s', (effect, condition, answers, expected) => {
  const rule = compileRule({ effect, condition }, '');
  expect(rule && meetsRule(rule, answers, '')).toBe(expected);
});

test(`after any order of changes it says what it would say from the start (seed ${SEED})`, () => {
  const change = fc.oneof(
    fc.record({ pointer: fc.constant('/smoker'), value: fc.constantFrom(true, false, undefined) }),
    fc.record({ pointer: fc.constant('/conditions/0/ongoing'), value: fc.constantFrom(true, false, undefined) }),
    fc.record({ pointer: fc.constant('/conditions'), value: fc.constantFrom([{}], [{ ongoing: false }]) }),
    fc.record({ pointer: fc.constant('/age'), value: fc.constantFrom(20, 30) }),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), changes => {
      let answers: Answers = { conditions: [{}] };
      const state = createFormState(model, answers);
      for (const { pointer, value } of changes) {
        answers = setAt(answers, pointer, value);
        state.answersChanged(answers, pointer);
        const fresh = createFormState(model, answers);
        for (const { field, pointer: at } of fieldInstances(model, answers)) {
          expect(state.isVisible(field.rules, at)).toBe(fresh.isVisible(field.rules, at));
        }
      }
    }),
    { seed: SEED },
  );
});
