import type { CompiledElement, CompiledModel } from './dmn/compile-model.ts';
import type { DmnDecision } from './dmn/model.ts';
import { ACCEPTS } from './table/match-named.ts';
import { plainType } from './value/type.ts';

/** Values by name. */
type Given = Readonly<Record<string, unknown>>;

/**
 * A decision that is one simple table over input data, as a function without scopes and explanations. Undefined is its
 * answer to values that need the long way; null is in place of the function when the decision needs it always.
 */
export function quickDecision(
  model: CompiledModel,
  decision: CompiledElement & DmnDecision,
): ((given: Given) => unknown) | null {
  const quick = decision.table?.quick;
  if (!quick || plainType(decision.type).kind !== 'any') return null;
  const inputs = decision.requires.map(key => model.elements.get(key));
  const accepts = quick.inputNames.map(name => {
    const input = inputs.find(one => one?.kind === 'input' && one.name === name);
    // A name that objects inherit must be asked for with care.
    return input && !(name in {}) ? QUICK_KINDS.get(input.type.kind) : undefined;
  });
  return accepts.every(kinds => kinds !== undefined) ? quick.decider(accepts) : null;
}

/** Types whose values are what `typeof` says. */
const QUICK_KINDS: ReadonlyMap<string, number> = new Map(Object.entries(ACCEPTS));
