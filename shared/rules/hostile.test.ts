import { expect, test } from 'vitest';
import { compileDecision } from './compile-decision.ts';
import { evaluateFeel, testCell } from './feel.ts';
import { hostileExpressions } from './testing/hostile-inputs.ts';
import { tableModel } from './testing/table-model.ts';

const expressions = hostileExpressions();
/** Ten times what the rules promise: other work may share the machine of a test, and never makes it ten times slower. */
const PATIENCE_MS = 1_000;

test('there are two hundred hostile expressions', () => {
  expect(new Set(expressions).size).toBeGreaterThanOrEqual(200);
});

test.each(expressions.map((expression, index) => [index, expression] as const))(
  'hostile expression %i ends soon, in a value or in a named problem: %.40s',
  (_, expression) => {
    const from = performance.now();
    const result = evaluateFeel(expression, {});
    testCell(expression, 1, {});
    expect(performance.now() - from).toBeLessThan(PATIENCE_MS);
    if (result.ok) {
      const isNamed = result.value.value !== null || result.value.warnings.length > 0;
      expect({ expression: expression.slice(0, 60), isNamed }).toEqual({
        expression: expression.slice(0, 60),
        isNamed: true,
      });
    } else {
      expect(['not-feel', 'too-long', 'too-deep', 'too-many-steps', 'too-slow']).toContain(result.failure.code);
      expect(result.failure.message.length).toBeGreaterThan(10);
    }
  },
);

test.each<[string, string, RegExp]>([
  ['elements nested without end', '<a>'.repeat(100_000), /deeper/],
  ['a tag without end', `<definitions ${'a="b" '.repeat(10_000)}`, /not DMN/],
  ['entities', '<a>&lol;</a>', /not DMN/],
  ['a character that is none', '<a>&#x110000;</a>', /not DMN/],
  ['attributes without values', `<a ${'x'.repeat(100_000)}`, /not DMN/],
  ['comments without end', '<!--'.repeat(10_000), /not DMN/],
])('a model of %s is refused by name', async (_, dmn, message) => {
  const from = performance.now();
  const result = await compileDecision({ dmn, decision: 'Answer' });
  expect(result).toMatchObject({ ok: false, failure: { message: expect.stringMatching(message) as string } });
  expect(performance.now() - from).toBeLessThan(PATIENCE_MS);
});

test('a decision that costs too much has no result, and says why', async () => {
  const dmn = tableModel({
    hitPolicy: 'UNIQUE',
    inputs: [{ expression: 'n' }],
    outputs: [{}],
    rows: [['-', 'count(for i in 1..n, j in 1..n return 1)']],
  });
  const compiled = await compileDecision({ dmn, decision: 'Answer' });
  const evaluation = compiled.ok ? compiled.value.evaluate({ n: 1e9 }) : null;
  expect(evaluation).toMatchObject({ result: null, warnings: [expect.stringMatching(/steps|milliseconds/)] });
});
