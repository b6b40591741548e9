import type { Frame } from './evaluate/frame.ts';
import { subtract } from './number/arithmetic.ts';
import type { Tests } from './syntax/node.ts';
import type { CompiledTable } from './table/compile-table.ts';
import { collectLandmarks, type Landmarks } from './table/simple-tests.ts';
import { toJson } from './value/to-json.ts';

/** A rule that fired. Values are JSON. */
export interface MatchedRule {
  readonly id: string;
  /** From 0, as in the table. */
  readonly index: number;
  readonly description: string | null;
  readonly annotations: readonly { readonly name: string; readonly text: string }[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A cell that said no. */
export interface FailedCell {
  readonly input: string;
  /** The input's expression. */
  readonly expression: string;
  /** As written. */
  readonly test: string;
  readonly value: unknown;
  /** How far a number is from the nearest one at which the cell changes its mind; null for what has no distance. */
  readonly distance: number | null;
}

/** A rule that few cells kept from firing: what would have to be different. */
export interface NearMiss {
  readonly id: string;
  readonly index: number;
  readonly description: string | null;
  readonly failed: readonly FailedCell[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface InputReading {
  readonly label: string;
  readonly expression: string;
  readonly value: unknown;
}

export interface TableOutcome {
  /** In FEEL's own types. */
  readonly value: unknown;
  readonly matchedRules: readonly MatchedRule[];
  readonly inputs: readonly InputReading[];
  readonly nearMisses: readonly NearMiss[];
}

/** Runs a decision table and keeps what explains the result. */
export function explainTable(compiled: CompiledTable, frame: Frame): TableOutcome {
  const { table } = compiled;
  const values = compiled.inputs.map(input => input(frame));
  const { value, outcome } = compiled.decide(values, frame);
  const explain = (index: number, outputs: readonly unknown[]) => ({
    id: table.rules[index]?.id ?? '',
    index,
    outputs: toJson(
      Object.fromEntries(table.outputs.map((output, column) => [output.name ?? 'result', outputs[column]])),
    ) as Record<string, unknown>,
  });
  return {
    value,
    matchedRules: outcome.hits.map(hit => ({
      ...explain(hit.index, hit.outputs),
      description: table.rules[hit.index]?.description ?? null,
      annotations: (table.rules[hit.index]?.annotations ?? []).map((text, column) => ({
        name: table.annotationNames[column] ?? '',
        text,
      })),
    })),
    inputs: table.inputs.map(({ label, expression }, column) => ({ label, expression, value: toJson(values[column]) })),
    nearMisses: nearestRows(compiled, values, frame).map(({ index, columns }) => ({
      ...explain(index, compiled.outputsOf(index, frame)),
      description: table.rules[index]?.description ?? null,
      failed: columns.map(column => failedCell(compiled, index, column, values[column])),
    })),
  };
}

/** Rows that are looked at for what nearly fired, and how many are told. */
const MOST_LOOKED_AT = 1_000;
const MOST_TOLD = 5;
const MOST_FAILED = 2;

/** The rows that did not fire because of the fewest cells. */
function nearestRows(compiled: CompiledTable, values: readonly unknown[], frame: Frame) {
  const near: { index: number; columns: number[] }[] = [];
  for (const index of compiled.cells.keys()) {
    if (index === MOST_LOOKED_AT) break;
    const columns = failingColumns(compiled, index, values, frame);
    if (columns.length > 0 && columns.length <= MOST_FAILED) near.push({ index, columns });
  }
  return near.toSorted((a, b) => a.columns.length - b.columns.length).slice(0, MOST_TOLD);
}

/** Columns whose test says no, at most one more than is told. */
function failingColumns(compiled: CompiledTable, row: number, values: readonly unknown[], frame: Frame): number[] {
  const failing: number[] = [];
  for (const [column, cell] of (compiled.cells[row] ?? []).entries()) {
    if (cell.run(frame, values[column]) !== true) failing.push(column);
    if (failing.length > MOST_FAILED) break;
  }
  return failing;
}

function failedCell({ table, cells }: CompiledTable, row: number, column: number, value: unknown): FailedCell {
  const { label = '', expression = '' } = table.inputs[column] ?? {};
  const tests = cells[row]?.[column]?.tests;
  return {
    input: label,
    expression,
    test: table.rules[row]?.tests[column] ?? '',
    value: toJson(value),
    distance: tests && typeof value === 'number' ? distanceFrom(tests, value) : null,
  };
}

/** Exact: 0.3 is 0.1 away from 0.2. */
function distanceFrom(tests: Tests, value: number): number | null {
  const landmarks: Landmarks = { numbers: new Set(), strings: new Set() };
  if (!collectLandmarks(landmarks, tests) || landmarks.numbers.size === 0) return null;
  const gaps = [...landmarks.numbers].map(mark => subtract(mark, value)).filter(gap => typeof gap === 'number');
  return gaps.length === 0 ? null : Math.min(...gaps.map(Math.abs));
}
