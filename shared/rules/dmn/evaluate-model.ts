import { ok, type Result, refuse } from '../../result.ts';
import { LimitReached, type LimitCode, type Now, Run } from '../evaluate/run.ts';
import type { Context } from '../value/kind-of.ts';
import type { CompiledModel } from './compile-model.ts';
import { Session } from './session.ts';

/** A value in FEEL's own types, and what was found wrong on the way to it. */
export interface Evaluation {
  readonly value: unknown;
  readonly problems: readonly string[];
}

export type ModelRefusal = LimitCode | 'unknown';

/** Evaluates a decision of a model by its name (DMN 1.5 §10.4). */
export function evaluateDecision(
  model: CompiledModel,
  name: string,
  given: Context,
  now?: Now,
): Result<Evaluation, ModelRefusal> {
  return evaluate(model, given, now, session => {
    const decision = elementNamed(model, 'decision', name);
    return decision && { value: session.valueOf(decision.key) };
  });
}

/** Calls a decision service of a model by its name, with values for its inputs by theirs. */
export function evaluateService(
  model: CompiledModel,
  name: string,
  given: Context,
  now?: Now,
): Result<Evaluation, ModelRefusal> {
  return evaluate(model, given, now, session => {
    const service = elementNamed(model, 'service', name);
    return service?.kind === 'service' ? { value: session.callService(service, given) } : null;
  });
}

function elementNamed(model: CompiledModel, kind: 'decision' | 'service', name: string) {
  const named = [...model.elements.values()].filter(element => element.kind === kind && element.name === name);
  return named.find(({ namespace }) => namespace === model.main.namespace) ?? named[0] ?? null;
}

function evaluate(
  model: CompiledModel,
  given: Context,
  now: Now | undefined,
  find: (session: Session) => { value: unknown } | null,
): Result<Evaluation, ModelRefusal> {
  const run = new Run(now, undefined, given);
  try {
    const found = find(new Session(model, given, run));
    if (!found) return refuse('unknown', 'The model has nothing of that name.');
    return ok({ value: found.value, problems: run.problems });
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return refuse(error.code, error.message);
  }
}
