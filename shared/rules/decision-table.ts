import type { DecisionTable, TableRule } from './dmn-model.ts';
import { evaluateFeel, type FeelScope, runFeel, testCell, toJson } from './feel.ts';
import { applyHitPolicy, type Hit } from './hit-policy.ts';

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
  readonly warnings: readonly string[];
}

/** Runs a decision table over a scope and keeps what explains the result. Its expressions were checked by the compiler. */
export function evaluateTable(table: DecisionTable, scope: FeelScope): TableOutcome {
  const warnings: string[] = [];
  const run = (expression: string): unknown => {
    const result = runFeel(expression, scope);
    if (!result.ok) warnings.push(result.failure.message);
    else warnings.push(...result.value.warnings);
    return result.ok ? result.value.value : null;
  };
  const values = table.inputs.map(input => run(input.expression));

  const hits: Hit[] = [];
  const missed: { rule: TableRule; index: number; column: number }[] = [];
  table.rules.forEach((rule, index) => {
    const failing = failingColumns(rule, values, scope, warnings);
    if (failing.length === 0) hits.push({ index, outputs: rule.outputs.map(run) });
    else if (failing.length === 1 && failing[0] !== undefined) missed.push({ rule, index, column: failing[0] });
  });

  const outcome = applyHitPolicy(table.hitPolicy, hits, rankIn(table, run), sameJson);
  const named = (outputs: readonly unknown[]): Record<string, unknown> =>
    Object.fromEntries(table.outputs.map((output, column) => [output.name ?? 'result', outputs[column]]));
  const oneOf = (hit: Hit): unknown => (table.outputs.length === 1 ? hit.outputs[0] : named(hit.outputs));

  let value: unknown;
  if (typeof outcome.shape === 'object') value = outcome.shape.aggregate;
  else if (outcome.hits.length === 0) value = hits.length === 0 ? defaultValue(table, run) : null;
  else value = outcome.shape === 'list' ? outcome.hits.map(oneOf) : oneOf(outcome.hits[0] as Hit);

  const explain = (index: number, outputs: readonly unknown[]) => ({
    id: table.rules[index]?.id ?? '',
    index,
    outputs: toJson(named(outputs)) as Record<string, unknown>,
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
    nearMisses: missed.map(({ rule, index, column }) => ({
      ...explain(
        index,
        rule.outputs.map(output => {
          const result = evaluateFeel(output, scope);
          return result.ok ? result.value.value : null;
        }),
      ),
      input: table.inputs[column]?.label ?? '',
      test: rule.tests[column] ?? '',
    })),
    warnings: [...warnings, ...outcome.warnings],
  };
}

/** Columns whose test says no, at most two: more are of no use to the explanation. */
function failingColumns(rule: TableRule, values: readonly unknown[], scope: FeelScope, warnings: string[]): number[] {
  const failing: number[] = [];
  for (const [column, test] of rule.tests.entries()) {
    const result = testCell(test, values[column], scope);
    if (!result.ok) warnings.push(result.failure.message);
    if (!result.ok || result.value.value !== true) failing.push(column);
    if (failing.length === 2) break;
  }
  return failing;
}

function rankIn(
  table: DecisionTable,
  run: (expression: string) => unknown,
): (column: number, value: unknown) => number {
  const lists = new Map<number, readonly unknown[]>();
  return (column, value) => {
    const list = lists.get(column) ?? asList(run(`[${table.outputs[column]?.values ?? ''}]`));
    lists.set(column, list);
    const rank = list.findIndex(candidate => sameJson(candidate, value));
    return rank < 0 ? list.length : rank;
  };
}

function defaultValue(table: DecisionTable, run: (expression: string) => unknown): unknown {
  const entries = table.outputs.map(output => (output.defaultEntry === null ? null : run(output.defaultEntry)));
  if (table.outputs.every(output => output.defaultEntry === null)) return null;
  if (table.outputs.length === 1) return entries[0];
  return Object.fromEntries(table.outputs.map((output, column) => [output.name ?? 'result', entries[column]]));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(toJson(a)) === JSON.stringify(toJson(b));
}
