import type { BoxedCompiler } from '../dmn/boxed-compiler.ts';
import type { DecisionTable } from '../dmn/model.ts';
import type { Evaluate, Frame } from '../evaluate/frame.ts';
import { converted } from '../evaluate/invoke.ts';
import { applyHitPolicy, type Hit, type HitOutcome } from '../hit-policy.ts';
import { equal } from '../value/compare.ts';
import { contextOf } from '../value/kind-of.ts';
import { createQuickTable, type QuickTable } from './quick-table.ts';
import { createRowMatcher } from './row-matcher.ts';
import type { Cell } from './simple-column.ts';

/** A table whose texts have been parsed, once (DMN 1.5 §8 and §10.3.2.16). */
export interface CompiledTable {
  readonly table: DecisionTable;
  readonly inputs: readonly Evaluate[];
  readonly cells: readonly (readonly Cell[])[];
  outputsOf(row: number, frame: Frame): unknown[];
  /** The table's value, and the hits that it comes from. */
  readonly decide: (values: readonly unknown[], frame: Frame) => TableDecision;
  readonly evaluate: Evaluate;
  /** The table without a frame, where it looks at nothing but simple values. */
  readonly quick: QuickTable | null;
}

export interface TableDecision {
  readonly value: unknown;
  readonly outcome: HitOutcome;
}

export function compileTable(box: BoxedCompiler, table: DecisionTable): CompiledTable {
  const readings = table.inputs.map(input => box.parsed(`Input "${input.label}"`, input.expression));
  const inputs = readings.map(({ evaluate: read }) => read);
  const never = { tests: { kind: 'any-of', tests: [] }, run: () => null } as const;
  const cells: Cell[][] = table.rules.map((rule, row) =>
    rule.tests.map((test, column) => box.tests(`Rule ${row + 1}, input ${column + 1}`, test) ?? never),
  );
  const types = table.outputs.map(output => box.type(output.typeRef));
  const outputs = table.rules.map((rule, row) =>
    rule.outputs.map((text, column) => box.parsed(`Rule ${row + 1}, output ${column + 1}`, text)),
  );
  const defaults = table.outputs.map(
    ({ defaultEntry }) => defaultEntry !== null && box.expression('The default output', defaultEntry),
  );
  const priorities = table.outputs.map(({ values }) => priorityOf(box, values));
  const allowed = table.inputs.map(({ label, values }) =>
    values === null ? null : (box.tests(`The values of "${label}"`, values) ?? null),
  );
  const matcher = createRowMatcher(cells, inputs.length, allowed);

  const typed = (value: unknown, column: number, frame: Frame): unknown =>
    converted(value, types[column] ?? { kind: 'any' }, frame.run, 'An output');
  const named = (values: readonly unknown[]): unknown =>
    table.outputs.length === 1
      ? values[0]
      : contextOf(table.outputs.map((output, column) => [output.name ?? `output ${column + 1}`, values[column]]));
  const outputsOf = (row: number, frame: Frame): unknown[] =>
    (outputs[row] ?? []).map((output, column) => typed(output.evaluate(frame), column, frame));
  const fallback = (frame: Frame): unknown => {
    if (!defaults.some(entry => entry)) return null;
    return named(defaults.map((entry, column) => (entry ? typed(entry(frame), column, frame) : null)));
  };

  const decide = (values: readonly unknown[], frame: Frame): TableDecision => {
    const refused = allowed.findIndex((tests, column) => isRefused(tests, values[column], frame));
    if (refused >= 0) {
      frame.run.problem(`"${table.inputs[refused]?.label ?? ''}" has a value that its table does not know.`);
      return { value: null, outcome: NOTHING };
    }
    const hits: Hit[] = [];
    for (const index of matcher.rows(values, frame)) {
      hits.push({ index, outputs: outputsOf(index, frame) });
      if (table.hitPolicy === 'FIRST') break;
    }
    const rankOf = (column: number, value: unknown): number => priorities[column]?.(value, frame) ?? 0;
    const outcome = applyHitPolicy(table.hitPolicy, hits, rankOf, (a, b) => equal(a, b) === true);
    for (const warning of outcome.warnings) frame.run.problem(warning);
    if (typeof outcome.shape === 'object') return { value: outcome.shape.aggregate, outcome };
    if (hits.length === 0) return { value: fallback(frame), outcome };
    const results = outcome.hits.map(hit => named(hit.outputs));
    return { value: outcome.shape === 'list' ? results : (results[0] ?? null), outcome };
  };
  const quick = createQuickTable(table, readings, outputs, matcher, (row, frame) => named(outputsOf(row, frame)));
  const evaluate: Evaluate = frame =>
    decide(
      inputs.map(input => input(frame)),
      frame,
    ).value;
  return { table, inputs, cells, outputsOf, decide, evaluate, quick };
}

const NOTHING: HitOutcome = { hits: [], shape: 'single', warnings: [] };

/** An answer that is still open is none that its table could refuse (DMN 1.5 §8.3.3). */
function isRefused(tests: Cell | null, value: unknown, frame: Frame): boolean {
  return tests !== null && value !== null && value !== undefined && tests.run(frame, value) !== true;
}

/** Place of a value among those that an output may have: the first of them weighs most. */
function priorityOf(box: BoxedCompiler, values: string | null): (value: unknown, frame: Frame) => number {
  const tests = values === null ? null : box.tests('The output values', values);
  if (!tests || tests.tests.kind === 'anything') return () => 0;
  const ranks = tests.tests.tests.map(test => box.single(test));
  return (value, frame) => {
    const rank = ranks.findIndex(test => test(frame, value) === true);
    return rank < 0 ? ranks.length : rank;
  };
}
