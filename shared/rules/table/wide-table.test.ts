import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CompiledDecision, compileDecision } from '../compile-decision.ts';
import { testCell } from '../feel.ts';
import { tableModel } from '../testing/table-model.ts';
import { toJson } from '../value/to-json.ts';

/** More columns of each kind than the matcher has places for, cuts too near to be apart, and untyped columns. */
const NUMBERS = ['-', '< 2', '[1..1.0000001)', '>= 1000000', 'not(1, 2)', '> 1.00000005', 'null'];
const TEXTS = ['-', '"a"', '"ab", "b"', 'not("a")', '""', 'null'];
const FLAGS = ['-', 'true', 'not(true)', 'null'];
const COLUMNS = [
  ...Array.from({ length: 6 }, (_, index) => ({ name: `n${index}`, type: 'number', cells: NUMBERS })),
  ...Array.from({ length: 6 }, (_, index) => ({ name: `t${index}`, type: 'string', cells: TEXTS })),
  ...Array.from({ length: 3 }, (_, index) => ({ name: `f${index}`, type: 'boolean', cells: FLAGS })),
  { name: 'any', type: undefined, cells: [...NUMBERS, ...TEXTS, ...FLAGS] },
];
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  number: [0, 1, 1.00000005, 1.00000007, 1.0000001, 2, 1e6, 1e9, -1e300, null, undefined],
  string: ['', 'a', 'ab', 'b', 'z', null],
  boolean: [true, false, null],
};
const any = [...(VALUES['number'] ?? []), ...(VALUES['string'] ?? []), true, false, [1], { a: 1 }];

const rows = fc.array(
  // Mostly cells that let all pass: with sixteen others hardly a row would ever match.
  fc.tuple(
    ...COLUMNS.map(({ cells }) => fc.oneof({ weight: 6, arbitrary: fc.constant('-') }, fc.constantFrom(...cells))),
  ),
  { minLength: 30, maxLength: 100 },
);
const given = fc.record(
  Object.fromEntries(COLUMNS.map(({ name, type }) => [name, fc.constantFrom(...(VALUES[type ?? ''] ?? any))])),
);

async function compiled(hitPolicy: string, cells: readonly (readonly string[])[]): Promise<CompiledDecision> {
  const inputs = COLUMNS.map(({ name, type }) => ({ expression: name, ...(type !== undefined && { typeRef: type }) }));
  const dmn = tableModel({
    hitPolicy,
    inputs,
    outputs: [{}],
    rows: cells.map((row, index) => [...row, String(index)]),
  });
  const result = await compileDecision({ dmn, decision: 'Answer' });
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

function isMet(cell: string, value: unknown): boolean {
  if (cell === '-') return true;
  const result = testCell(cell, value ?? null, {});
  return result.ok && result.value.value === true;
}

test('a table of many columns of every kind says by bits what its cells say one by one', async () => {
  let matched = 0;
  await fc.assert(
    fc.asyncProperty(rows, fc.array(given, { minLength: 5, maxLength: 5 }), async (cells, contexts) => {
      const [first, collect] = [await compiled('FIRST', cells), await compiled('COLLECT', cells)];
      for (const context of contexts) {
        const met = cells.flatMap((row, index) =>
          row.every((cell, column) => isMet(cell, context[COLUMNS[column]?.name ?? ''])) ? [index] : [],
        );
        const expected = met.length === 0 ? null : met;
        const all = collect.decide(context);
        const one = first.decide(context);
        expect(all.ok && toJson(all.value)).toEqual(expected);
        expect(one.ok && toJson(one.value)).toEqual(expected?.[0] ?? null);
        if (expected) matched++;
      }
    }),
    { seed: 20_261_124, numRuns: 25 },
  );
  expect(matched).toBeGreaterThan(40);
});
