import { expect, test } from 'vitest';
import { sayCondition } from './rule-words.ts';
import { compileRule } from './rules.ts';

const said = (condition: object) => {
  const rule = compileRule({ effect: 'SHOW', condition }, '');
  return rule && sayCondition(rule.condition);
};
const a = '#/properties/a';

test.each([
  ['one value', { scope: a, schema: { const: true } }, { kind: 'is', pointer: '/a', values: [true] }],
  [
    'some values',
    { scope: a, schema: { type: 'string', enum: ['x', 'y'] } },
    { kind: 'is', pointer: '/a', values: ['x', 'y'] },
  ],
  ['no such value', { scope: a, schema: { not: { const: 1 } } }, { kind: 'is-not', pointer: '/a', values: [1] }],
  [
    'a choice among several',
    { scope: a, schema: { contains: { const: 'x' } } },
    { kind: 'includes', pointer: '/a', values: ['x'] },
  ],
  ['an answer at all', { scope: a, schema: { minLength: 1 } }, { kind: 'answered', pointer: '/a' }],
  ['a leaf', { type: 'LEAF', scope: a, expectedValue: 2 }, { kind: 'is', pointer: '/a', values: [2] }],
  [
    'two limits',
    { scope: a, schema: { minimum: 1, exclusiveMaximum: 5 } },
    {
      kind: 'and',
      parts: [
        { kind: 'least', pointer: '/a', limit: 1 },
        { kind: 'less', pointer: '/a', limit: 5 },
      ],
    },
  ],
  ['what no sentence holds', { scope: a, schema: { pattern: '^x', minLength: 2 } }, { kind: 'other', pointer: '/a' }],
])('%s is taken apart', (_, condition, expected) => {
  expect(said(condition)).toEqual(expected);
});
