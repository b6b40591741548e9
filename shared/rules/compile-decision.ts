import type { DecisionDefinition } from '../model/process.ts';
import { ok, type Result, refuse } from '../result.ts';
import { coerce } from './coerce.ts';
import { evaluateTable, type InputReading, type MatchedRule, type NearMiss } from './decision-table.ts';
import type { DmnDecision, DmnModel } from './dmn-model.ts';
import { type FeelRefusal, type FeelScope, runFeel, testCell, toJson } from './feel.ts';
import { parseDmn } from './parse-dmn.ts';

export type DecisionRefusal = 'invalid-model' | 'unknown-decision' | 'unsupported';

/** What a decision says and why. All values are JSON. */
export interface DecisionExplanation {
  readonly decision: string;
  readonly result: unknown;
  /** Empty for a literal expression. */
  readonly matchedRules: readonly MatchedRule[];
  readonly inputs: readonly InputReading[];
  readonly nearMisses: readonly NearMiss[];
  readonly warnings: readonly string[];
}

export interface DecisionEvaluation extends DecisionExplanation {
  /** The decisions that this one stands on, in the order in which they were evaluated. */
  readonly required: readonly DecisionExplanation[];
}

export interface CompiledDecision {
  readonly name: string;
  /** Names of the answers that the model reads; a name of the context that is missing counts as null. */
  readonly inputNames: readonly string[];
  /** @param context the answers by property name, and `case` (the attributes) */
  evaluate(context: Readonly<Record<string, unknown>>): DecisionEvaluation;
}

/**
 * Reads a process's decision model and checks all of it that its decision needs, so that evaluating refuses nothing.
 * Asynchronous only because the XML reader is.
 */
export async function compileDecision(
  definition: Pick<DecisionDefinition, 'dmn' | 'decision'>,
): Promise<Result<CompiledDecision, DecisionRefusal>> {
  const parsed = await parseDmn(definition.dmn);
  if (!parsed.ok) return parsed;
  const model = parsed.value;
  const target =
    model.decisions.get(definition.decision) ??
    [...model.decisions.values()].find(decision => decision.name === definition.decision);
  if (!target) {
    const names = [...model.decisions.values()].map(decision => `"${decision.name}"`).join(', ');
    return refuse('unknown-decision', `The model has no decision "${definition.decision}". It has ${names || 'none'}.`);
  }
  const ordered = orderDecisions(model, target);
  if (!ordered.ok) return ordered;
  const nulls: FeelScope = Object.fromEntries(
    [...model.inputs.values(), ...model.decisions.values()].map(({ name }) => [name, null]),
  );
  for (const decision of ordered.value) {
    const checked = checkExpressions(decision, nulls);
    if (!checked.ok) return checked;
  }
  return ok({
    name: target.name,
    inputNames: [...model.inputs.values()].map(input => input.name),
    evaluate: context => evaluateAll(model, ordered.value, context),
  });
}

/** The decisions that `target` needs, each after those that it needs itself; `target` is the last. */
function orderDecisions(model: DmnModel, target: DmnDecision): Result<DmnDecision[], DecisionRefusal> {
  const done = new Set<string>();
  const open = new Set<string>();
  const ordered: DmnDecision[] = [];
  const visit = (decision: DmnDecision): Result<null, DecisionRefusal> => {
    if (done.has(decision.id)) return ok(null);
    if (open.has(decision.id)) return refuse('invalid-model', `The decision "${decision.name}" requires itself.`);
    if (!decision.logic) return refuse('unsupported', `"${decision.name}" has ${decision.unsupported}.`);
    open.add(decision.id);
    for (const id of decision.requires) {
      const required = model.decisions.get(id);
      if (!required && !model.inputs.has(id)) {
        return refuse('invalid-model', `"${decision.name}" requires "${id}", which is not in the model.`);
      }
      const visited = required ? visit(required) : ok(null);
      if (!visited.ok) return visited;
    }
    done.add(decision.id);
    ordered.push(decision);
    return ok(null);
  };
  const visited = visit(target);
  return visited.ok ? ok(ordered) : visited;
}

/** Tries every expression once with nothing known: what is no FEEL is found here and not in front of an analyst. */
function checkExpressions(decision: DmnDecision, nulls: FeelScope): Result<null, DecisionRefusal> {
  const logic = decision.logic;
  const seen = new Set<string>();
  const check = (
    place: string,
    text: string,
    run: () => Result<unknown, FeelRefusal>,
  ): Result<null, DecisionRefusal> => {
    if (seen.has(text)) return ok(null);
    seen.add(text);
    const result = run();
    if (result.ok) return ok(null);
    const code = result.failure.code === 'not-feel' ? 'invalid-model' : 'unsupported';
    return refuse(code, `${place} of "${decision.name}": ${result.failure.message}`);
  };
  const expression = (place: string, text: string | null): Result<null, DecisionRefusal> =>
    text === null ? ok(null) : check(place, `= ${text}`, () => runFeel(text, nulls));
  if (!logic) return ok(null);
  if (logic.kind === 'literal') return expression('The expression', logic.expression);

  const steps: (() => Result<null, DecisionRefusal>)[] = [
    ...logic.inputs.map(input => () => expression(`Input "${input.label}"`, input.expression)),
    ...logic.outputs.map(output => () => expression('The default output', output.defaultEntry)),
    ...logic.outputs.map(output => () => expression('The output values', output.values && `[${output.values}]`)),
    ...logic.rules.flatMap((rule, index) => [
      ...rule.tests.map(
        (test, column) => () =>
          check(`Rule ${index + 1}, input ${column + 1}`, `? ${test}`, () => testCell(test, null, nulls)),
      ),
      ...rule.outputs.map((text, column) => () => expression(`Rule ${index + 1}, output ${column + 1}`, text)),
    ]),
  ];
  for (const step of steps) {
    const checked = step();
    if (!checked.ok) return checked;
  }
  return ok(null);
}

function evaluateAll(
  model: DmnModel,
  ordered: readonly DmnDecision[],
  context: Readonly<Record<string, unknown>>,
): DecisionEvaluation {
  const scope: Record<string, unknown> = { ...context };
  for (const input of model.inputs.values()) {
    scope[input.name] = coerce(
      Object.hasOwn(context, input.name) ? context[input.name] : null,
      input.typeRef,
      model.types,
    );
  }
  const explanations = ordered.map(decision => {
    const { value, ...explanation } = evaluateOne(decision, scope);
    scope[decision.name] = value;
    return { decision: decision.name, result: toJson(value), ...explanation };
  });
  const last = explanations.pop();
  if (!last) throw new Error('A compiled decision has at least itself to evaluate.');
  return { ...last, required: explanations };
}

function evaluateOne(decision: DmnDecision, scope: FeelScope): ReturnType<typeof evaluateTable> {
  const logic = decision.logic;
  if (!logic) throw new Error(`"${decision.name}" was compiled without logic.`);
  if (logic.kind === 'table') return evaluateTable(logic, scope);
  const result = runFeel(logic.expression, scope);
  return {
    value: result.ok ? result.value.value : null,
    matchedRules: [],
    inputs: [],
    nearMisses: [],
    warnings: result.ok ? result.value.warnings : [result.failure.message],
  };
}
