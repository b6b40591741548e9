import { expect, test } from 'vitest';
import { compileDecision } from './compile-decision.ts';
import type { HitPolicy } from './hit-policy.ts';
import { tableModel } from './testing/table-model.ts';

async function decide(hitPolicy: HitPolicy, rows: string[][], age: number | null) {
  const [policy = '', aggregation] = hitPolicy.startsWith('COLLECT ') ? hitPolicy.split(' ') : [hitPolicy];
  const dmn = tableModel({
    hitPolicy: policy,
    ...(aggregation && { aggregation }),
    inputs: [{ expression: 'age', typeRef: 'number' }],
    outputs: [{ values: '"high", "middle", "low"' }],
    rows,
  });
  const compiled = await compileDecision({ dmn, decision: 'Answer' });
  if (!compiled.ok) throw new Error(compiled.failure.message);
  return compiled.value.evaluate({ age });
}

const words = [
  ['< 30', '"low"'],
  ['[18..65]', '"high"'],
  ['>= 40', '"middle"'],
];

test.each<[HitPolicy, number, unknown, string[]]>([
  ['UNIQUE', 10, 'low', ['r1']],
  ['UNIQUE', 20, null, []],
  ['FIRST', 20, 'low', ['r1']],
  ['PRIORITY', 20, 'high', ['r2']],
  ['PRIORITY', 70, 'middle', ['r3']],
  ['ANY', 10, 'low', ['r1']],
  ['ANY', 50, null, []],
  ['RULE ORDER', 20, ['low', 'high'], ['r1', 'r2']],
  ['OUTPUT ORDER', 20, ['high', 'low'], ['r2', 'r1']],
  ['COLLECT', 50, ['high', 'middle'], ['r2', 'r3']],
  ['COLLECT COUNT', 50, 2, ['r2', 'r3']],
])('%s at %i gives %j', async (policy, age, result, rules) => {
  const evaluation = await decide(policy, words, age);
  expect(evaluation.result).toEqual(result);
  expect(evaluation.matchedRules.map(rule => rule.id)).toEqual(rules);
});

const numbers = [
  ['> 1', '100'],
  ['> 2', '250'],
  ['> 3', '40'],
];

test.each<[HitPolicy, number, unknown]>([
  ['COLLECT SUM', 4, 390],
  ['COLLECT MIN', 4, 40],
  ['COLLECT MAX', 3, 250],
  ['COLLECT COUNT', 0, 0],
  ['COLLECT SUM', 0, null],
])('%s at %i is %j', async (policy, age, result) => {
  expect((await decide(policy, numbers, age)).result).toEqual(result);
});

test('a broken promise of the table is said with the numbers of its rows', async () => {
  expect((await decide('UNIQUE', words, 20)).warnings).toEqual([
    'Rules 1, 2 match, and the table allows one (UNIQUE).',
  ]);
  expect((await decide('ANY', words, 50)).warnings[0]).toMatch(/Rules 2, 3/);
});
