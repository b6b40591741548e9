import { ok, type Result, refuse } from '../result.ts';
import { explainTable, type InputReading, type MatchedRule, type NearMiss } from './decision-table.ts';
import { type CompiledElement, type CompiledModel, compileModel } from './dmn/compile-model.ts';
import { evaluateDecision, type ModelRefusal } from './dmn/evaluate-model.ts';
import type { DmnDecision } from './dmn/model.ts';
import { Session, type Watch } from './dmn/session.ts';
import { LimitReached, type Now, Run } from './evaluate/run.ts';
import { quickDecision } from './quick-decision.ts';
import { toJson } from './value/to-json.ts';

export type DecisionRefusal = 'invalid-model' | 'unknown-decision' | 'unsupported';

/** What a decision says and why. All values are JSON. */
export interface DecisionExplanation {
  readonly decision: string;
  readonly result: unknown;
  /** Empty for a decision that is no table. */
  readonly matchedRules: readonly MatchedRule[];
  readonly inputs: readonly InputReading[];
  readonly nearMisses: readonly NearMiss[];
  readonly warnings: readonly string[];
  /** Names of the decisions that it stands on itself. */
  readonly requires: readonly string[];
}

export interface DecisionEvaluation extends DecisionExplanation {
  /** The decisions that this one stands on, in the order in which they were evaluated. */
  readonly required: readonly DecisionExplanation[];
}

export interface CompiledDecision {
  readonly name: string;
  /** Names of the answers that the model reads; a name of the context that is missing counts as null. */
  readonly inputNames: readonly string[];
  /**
   * @param context the answers by property name, and `case` (the attributes)
   * @param timeMs what it may take; where nobody's keys wait for it, that may be more than in a window
   */
  evaluate(context: Readonly<Record<string, unknown>>, now?: Now, timeMs?: number): DecisionEvaluation;
  /** Only the result, in FEEL's own types, for many contexts one after the other. */
  decide(context: Readonly<Record<string, unknown>>, now?: Now): Result<unknown, ModelRefusal>;
}

/** A model, and which of its decisions is asked for: by its id or its name. */
export interface DecisionSource {
  /** DMN 1.2 to 1.6, as XML. */
  readonly dmn: string;
  readonly decision: string;
}

type Decision = CompiledElement & DmnDecision;

/**
 * Reads a process's decision model and checks all of it that its decision needs, so that evaluating refuses nothing.
 * Asynchronous so that it may move to a worker.
 */
// oxlint-disable-next-line require-await
export async function compileDecision(definition: DecisionSource): Promise<Result<CompiledDecision, DecisionRefusal>> {
  const compiled = compileModel(definition.dmn);
  if (!compiled.ok) return compiled;
  const model = compiled.value;
  const decisions = [...model.elements.values()].filter(isDecision);
  const target =
    decisions.find(decision => decision.id === definition.decision) ??
    decisions.find(decision => decision.name === definition.decision);
  if (!target) {
    const names = decisions.map(decision => `"${decision.name}"`).join(', ');
    return refuse('unknown-decision', `The model has no decision "${definition.decision}". It has ${names || 'none'}.`);
  }
  const checked = checkRequirements(model, target);
  if (!checked.ok) return checked;
  const quick = quickDecision(model, target);
  return ok({
    name: target.name,
    inputNames: [...model.elements.values()].filter(({ kind }) => kind === 'input').map(({ name }) => name),
    evaluate: (context, now, timeMs) => evaluateAll(model, target, context, new Run(now, timeMs, context)),
    decide: (context, now) => {
      const answer = quick?.(context);
      if (answer !== undefined) return ok(answer);
      const evaluation = evaluateDecision(model, target.name, context, now);
      return evaluation.ok ? ok(evaluation.value.value) : evaluation;
    },
  });
}

function isDecision(element: CompiledElement): element is Decision {
  return element.kind === 'decision';
}

/** Walks through all that `target` needs: everything must be there, be FEEL, and need nothing that needs itself. */
function checkRequirements(model: CompiledModel, target: CompiledElement): Result<null, DecisionRefusal> {
  const done = new Set<string>();
  const open = new Set<string>();
  const visit = (element: CompiledElement): Result<null, DecisionRefusal> => {
    if (done.has(element.key)) return ok(null);
    if (open.has(element.key)) {
      // Knowledge may call itself, and ends by the limits of an evaluation if by nothing else.
      if (element.kind !== 'decision') return ok(null);
      return refuse('invalid-model', `The decision "${element.name}" requires itself.`);
    }
    open.add(element.key);
    const checked = checkElement(element);
    if (!checked.ok) return checked;
    const requires =
      element.kind === 'service' ? element.outputDecisions : 'requires' in element ? element.requires : [];
    for (const key of requires) {
      const required = model.elements.get(key);
      if (!required) {
        const id = key.slice(key.lastIndexOf('#') + 1);
        return refuse('invalid-model', `"${element.name}" requires "${id}", which is not in the model.`);
      }
      const visited = visit(required);
      if (!visited.ok) return visited;
    }
    done.add(element.key);
    return ok(null);
  };
  return visit(target);
}

function checkElement(element: CompiledElement): Result<null, DecisionRefusal> {
  if (element.kind === 'decision' && !element.logic) {
    return refuse('unsupported', `"${element.name}" has no logic.`);
  }
  const [first] = element.uncompiled;
  if (!first) return ok(null);
  const code = first.code === 'not-feel' ? 'invalid-model' : 'unsupported';
  return refuse(code, `${first.place} of "${element.name}": ${first.message}`);
}

function decisionsBehind(model: CompiledModel, element: CompiledElement): readonly string[] {
  const keys = 'requires' in element ? element.requires : [];
  return keys.flatMap(key => {
    const required = model.elements.get(key);
    return required?.kind === 'decision' ? [required.name] : [];
  });
}

function evaluateAll(
  model: CompiledModel,
  target: Decision,
  context: Readonly<Record<string, unknown>>,
  run: Run,
): DecisionEvaluation {
  const explanations = new Map<string, DecisionExplanation>();
  let heard = 0;
  const watch: Watch = (decision, frame) => {
    const table = decision.table ? explainTable(decision.table, frame) : null;
    const value = table ? table.value : decision.evaluate?.(frame);
    const warnings = run.problems.slice(heard);
    heard = run.problems.length;
    explanations.set(decision.key, {
      decision: decision.name,
      result: toJson(value),
      matchedRules: table?.matchedRules ?? [],
      inputs: table?.inputs ?? [],
      nearMisses: table?.nearMisses ?? [],
      warnings,
      requires: decisionsBehind(model, decision),
    });
    return value;
  };
  const requires = decisionsBehind(model, target);
  const nothing = { decision: target.name, result: null, matchedRules: [], inputs: [], nearMisses: [], requires };
  try {
    const value = new Session(model, context, run, { watch }).valueOf(target.key);
    const own = explanations.get(target.key) ?? { ...nothing, warnings: [] };
    explanations.delete(target.key);
    const late = run.problems.slice(heard);
    return {
      ...own,
      result: toJson(value),
      warnings: [...own.warnings, ...late],
      required: [...explanations.values()],
    };
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return { ...nothing, warnings: [...run.problems, error.message], required: [...explanations.values()] };
  }
}
