import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileDecision } from '../compile-decision.ts';
import { testCell } from '../feel.ts';
import { tableModel } from '../testing/table-model.ts';
import { toJson } from '../value/to-json.ts';

const CELLS = {
  n: ['-', '1', '> 2', '<= 2.5', '[1..3)', ']1..3]', 'not(2)', '1, 3', '!= 2', '0.1', '-1', 'null', '[1, 2]'],
  s: ['-', '"a"', '"a", "b"', 'not("a")', '!= "b"', 'null', '["a", "c"]', '= "c"'],
  b: ['-', 'true', 'false', 'not(true)', 'null'],
} as const;

const rows = fc.array(fc.tuple(fc.constantFrom(...CELLS.n), fc.constantFrom(...CELLS.s), fc.constantFrom(...CELLS.b)), {
  minLength: 1,
  maxLength: 70,
});
const numbers = fc.constantFrom(-2, -1, 0, 0.1, 0.30000000000000004, 1, 1.5, 2, 2.5, 2.7, 3, 4, 1e300, null, undefined);
const given = fc.record({
  n: numbers,
  s: fc.constantFrom('', 'a', 'b', 'c', 'ab', null),
  b: fc.constantFrom(true, false, null),
});

test.each(['FIRST', 'COLLECT', 'UNIQUE', 'RULE ORDER'])(
  'bits and cells say the same of a table that is %s',
  async hitPolicy => {
    await fc.assert(
      fc.asyncProperty(rows, given, async (tests, values) => {
        const dmn = tableModel({
          hitPolicy,
          inputs: [
            { expression: 'n', typeRef: 'number' },
            { expression: 's' },
            { expression: 'b', typeRef: 'boolean' },
          ],
          outputs: [{}],
          rows: tests.map((cells, index) => [...cells, String(index)]),
        });
        const compiled = await compileDecision({ dmn, decision: 'Answer' });
        if (!compiled.ok) throw new Error(compiled.failure.message);
        const isMet = (cell: string, value: unknown): boolean => {
          const result = testCell(cell, value ?? null, {});
          return result.ok && result.value.value === true;
        };
        const met = tests.flatMap(([n, s, b], index) =>
          isMet(n, values.n) && isMet(s, values.s) && isMet(b, values.b) ? [index] : [],
        );
        const list = met.length === 0 ? null : met;
        const single = hitPolicy === 'UNIQUE' && met.length > 1 ? null : (met[0] ?? null);
        const expected = hitPolicy === 'FIRST' || hitPolicy === 'UNIQUE' ? single : list;
        const quick = compiled.value.decide(values);
        expect(quick.ok && toJson(quick.value)).toEqual(expected);
        expect(compiled.value.evaluate(values).result).toEqual(expected);
      }),
      { seed: 20_261_123, numRuns: 60 },
    );
  },
);

test('a value of another type than the input’s is not looked up: it counts as null', async () => {
  const dmn = tableModel({
    hitPolicy: 'FIRST',
    inputs: [{ expression: 'n', typeRef: 'number' }],
    outputs: [{}],
    rows: [
      ['"a"', '"text"'],
      ['null', '"nothing"'],
    ],
  });
  const compiled = await compileDecision({ dmn, decision: 'Answer' });
  expect(compiled.ok && compiled.value.decide({ n: 'a' })).toEqual({ ok: true, value: 'nothing' });
});

test.each<[string, unknown, unknown]>([
  ['a value that the column allows', 'a', 'first'],
  ['a value that it does not', 'c', null],
  ['a value that no cell names but the column allows', 'b', 'first'],
  ['no value', null, 'first'],
])('%s is decided alike by bits, by cells and with the explanation', async (_, n, expected) => {
  for (const values of ['"a", "b"', 'string length(?) = 1 and ? < "c"']) {
    const dmn = tableModel({
      hitPolicy: 'FIRST',
      inputs: [{ expression: 'n', typeRef: 'string', values }],
      outputs: [{}],
      rows: [
        ['"z"', '"never"'],
        ['-', '"first"'],
      ],
    });
    const compiled = await compileDecision({ dmn, decision: 'Answer' });
    if (!compiled.ok) throw new Error(compiled.failure.message);
    expect(compiled.value.decide({ n })).toEqual({ ok: true, value: expected });
    const { result, warnings } = compiled.value.evaluate({ n });
    expect([result, warnings.length]).toEqual([expected, expected === null ? 1 : 0]);
  }
});
