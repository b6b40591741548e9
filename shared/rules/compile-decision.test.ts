import { expect, test } from 'vitest';
import { compileDecision } from './compile-decision.ts';
import { limits } from './limits.ts';
import { tableModel } from './testing/table-model.ts';

const claim = tableModel({
  hitPolicy: 'FIRST',
  inputs: [
    { expression: 'amount', typeRef: 'number' },
    { expression: 'on', typeRef: 'date' },
  ],
  outputs: [{ name: 'route' }, { name: 'days' }],
  rows: [
    ['> 1000', '>= date("2026-01-01")', '"expert"', '5', 'Large and recent'],
    ['> 1000', '-', '"desk"', '10', 'Large'],
    ['-', '-', '"pay"', '1'],
  ],
});

async function compiled(dmn: string, decision = 'Answer') {
  const result = await compileDecision({ dmn, decision });
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

test('a decision says what it gives, which row fired, on which values and what nearly fired', async () => {
  const evaluation = (await compiled(claim)).evaluate({ amount: 5000, on: '2025-12-31', case: {} });
  expect(evaluation.result).toEqual({ route: 'desk', days: 10 });
  expect(evaluation.matchedRules).toEqual([
    {
      id: 'r2',
      index: 1,
      description: null,
      annotations: [{ name: 'Reason', text: 'Large' }],
      outputs: { route: 'desk', days: 10 },
    },
  ]);
  expect(evaluation.inputs).toEqual([
    { label: 'amount', expression: 'amount', value: 5000 },
    { label: 'on', expression: 'on', value: '2025-12-31' },
  ]);
  expect(evaluation.nearMisses).toEqual([
    {
      id: 'r1',
      index: 0,
      description: null,
      failed: [{ input: 'on', expression: 'on', test: '>= date("2026-01-01")', value: '2025-12-31', distance: null }],
      outputs: { route: 'expert', days: 5 },
    },
  ]);
  expect(evaluation.warnings).toEqual([]);
});

test('the nearest rows come first, and a number says how far it is away, exactly', async () => {
  const dmn = tableModel({
    hitPolicy: 'FIRST',
    inputs: [{ expression: 'a' }, { expression: 'b' }, { expression: 'c' }],
    outputs: [{}],
    rows: [
      ['> 9', '> 9', '> 9', '"three"'],
      ['> 9', '[0.3..2)', '-', '"two"'],
      ['-', '0.3, 7', '"x"', '"one"'],
      ['-', '-', '-', '"none"'],
    ],
  });
  const { nearMisses } = (await compiled(dmn)).evaluate({ a: 8, b: 0.2, c: 'x' });
  expect(nearMisses.map(({ index }) => index)).toEqual([2, 1]);
  expect(nearMisses.flatMap(({ failed }) => failed.map(({ input, distance }) => [input, distance]))).toEqual([
    ['b', 0.1],
    ['a', 1],
    ['b', 0.1],
  ]);
});

test('answers that are missing or of another kind make tests fail and throw nothing', async () => {
  const decision = await compiled(claim);
  expect(decision.evaluate({}).result).toEqual({ route: 'pay', days: 1 });
  expect(decision.evaluate({ amount: 'many', on: 'once' }).result).toEqual({ route: 'pay', days: 1 });
});

test('the decisions that a decision stands on are evaluated first and explained', async () => {
  const dmn = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="m">
    <inputData id="i" name="income"><variable name="income" typeRef="number"/></inputData>
    <decision id="b" name="Total"><variable name="Total"/>
      <informationRequirement><requiredDecision href="#a"/></informationRequirement>
      <literalExpression><text>Half Income * 3</text></literalExpression></decision>
    <decision id="a" name="Half Income"><variable name="Half Income"/>
      <informationRequirement><requiredInput href="#i"/></informationRequirement>
      <literalExpression><text>income / 2</text></literalExpression></decision></definitions>`;
  const evaluation = (await compiled(dmn, 'Total')).evaluate({ income: 100 });
  expect(evaluation.result).toBe(150);
  expect(evaluation.required.map(({ decision, result }) => [decision, result])).toEqual([['Half Income', 50]]);
  expect(evaluation.requires).toEqual(['Half Income']);
});

test('a default output stands in when no rule matches', async () => {
  const dmn = tableModel({
    hitPolicy: 'UNIQUE',
    inputs: [{ expression: 'n' }],
    outputs: [{ fallback: '"none"' }],
    rows: [['> 5', '"some"']],
  });
  expect((await compiled(dmn)).evaluate({ n: 1 }).result).toBe('none');
});

const table = (rows: string[][]) =>
  tableModel({ hitPolicy: 'UNIQUE', inputs: [{ expression: 'n' }], outputs: [{}], rows });
const literal = (logic: string, needs = '') =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="m"><decision id="a" name="Answer">${needs}${logic}</decision></definitions>`;

test.each<[string, string, string, RegExp]>([
  ['text that is not XML', 'hello', 'invalid-model', /not DMN/],
  ['XML that is not DMN', '<a/>', 'invalid-model', /not DMN/],
  ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><a/>', 'invalid-model', /document type/],
  [
    'no such decision',
    table([]).replaceAll('Answer', 'Other').replaceAll('"answer"', '"other"'),
    'unknown-decision',
    /"Other"/,
  ],
  ['a cell that is no FEEL', table([['> ', '1']]), 'invalid-model', /Rule 1, input 1/],
  ['an output that is no FEEL', table([['-', '1 +']]), 'invalid-model', /Rule 1, output 1/],
  [
    'a row that is short',
    table([['-', '1']]).replace('<outputEntry><text>1</text></outputEntry>', ''),
    'invalid-model',
    /one cell/,
  ],
  [
    'too many rows',
    table(Array.from({ length: limits.rulesPerTable + 1 }, () => ['-', '1'])),
    'unsupported',
    /too large/,
  ],
  ['an expression that is too deep', table([['-', `${'('.repeat(80)}1${')'.repeat(80)}`]]), 'unsupported', /deeper/],
  ['a decision without logic', literal(''), 'unsupported', /no logic/],
  [
    'a decision that needs itself',
    literal(
      '<literalExpression><text>1</text></literalExpression>',
      '<informationRequirement><requiredDecision href="#a"/></informationRequirement>',
    ),
    'invalid-model',
    /itself/,
  ],
  [
    'a requirement of nothing',
    literal(
      '<literalExpression><text>1</text></literalExpression>',
      '<informationRequirement><requiredInput href="#z"/></informationRequirement>',
    ),
    'invalid-model',
    /"z"/,
  ],
])('%s is refused by name', async (_, dmn, code, message) => {
  const result = await compileDecision({ dmn, decision: 'Answer' });
  expect(result).toMatchObject({ ok: false, failure: { code, message: expect.stringMatching(message) as string } });
});
