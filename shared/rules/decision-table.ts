import type { Frame } from './evaluate/frame.ts';
import type { CompiledTable } from './table/compile-table.ts';
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

/** A rule that one cell kept from firing: what would have to be different. */
export interface NearMiss {
  readonly id: string;
  readonly index: number;
  readonly input: string;
  /** The cell that said no, as written. */
  readonly test: string;
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
    nearMisses: table.rules.flatMap((rule, index) => {
      const failing = failingColumns(compiled, index, values, frame);
      const [column] = failing;
      if (column === undefined || failing.length > 1) return [];
      return {
        ...explain(index, compiled.outputsOf(index, frame)),
        input: table.inputs[column]?.label ?? '',
        test: rule.tests[column] ?? '',
      };
    }),
  };
}

/** Columns whose test says no, at most two: more are of no use to the explanation. */
function failingColumns(compiled: CompiledTable, row: number, values: readonly unknown[], frame: Frame): number[] {
  const failing: number[] = [];
  for (const [column, cell] of (compiled.cells[row] ?? []).entries()) {
    if (cell.run(frame, values[column]) !== true) failing.push(column);
    if (failing.length === 2) break;
  }
  return failing;
}
