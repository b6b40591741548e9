import { coerce, NOT_CONVERTIBLE } from '../value/conform.ts';
import { type Arguments, FeelFunction, type Parameter } from '../value/function.ts';
import { contextOf } from '../value/kind-of.ts';
import { ANY, type FeelType } from '../value/type.ts';
import { describe } from './operators.ts';
import type { Run } from './run.ts';

/** Calls a function; null with a problem when it is none. */
export function invoke(callee: unknown, given: Arguments, run: Run): unknown {
  if (!(callee instanceof FeelFunction)) return run.problem(`${describe(callee)} is no function.`);
  run.step(4);
  return run.deeper(() => callee.invoke(run, given));
}

/** A function with named parameters and types (DMN 1.5 §10.3.2.13). */
export function makeFunction(
  name: string,
  parameters: readonly Parameter[],
  result: FeelType,
  body: (values: Readonly<Record<string, unknown>>, run: Run) => unknown,
): FeelFunction {
  return new FeelFunction(name, parameters, result, (run, given) => {
    const values = bind(name, parameters, given, run);
    return values && converted(body(values, run), result, run, `The result of ${name}`);
  });
}

/** The value as one of the type; null with a problem when it is none (DMN 1.5 §10.3.2.9.4). */
export function converted(value: unknown, type: FeelType, run: Run, what: string): unknown {
  if (type === ANY) return value;
  const result = coerce(value, type);
  return result === NOT_CONVERTIBLE ? run.problem(`${what} is ${describe(value)}, and not of its type.`) : result;
}

function bind(
  name: string,
  parameters: readonly Parameter[],
  given: Arguments,
  run: Run,
): Readonly<Record<string, unknown>> | null {
  const byName = given instanceof Map ? (given as ReadonlyMap<string, unknown>) : null;
  const byPlace = byName ? null : (given as readonly unknown[]);
  const count = byName?.size ?? byPlace?.length ?? 0;
  if (count !== parameters.length) {
    return run.problem(`${name} takes ${parameters.length} arguments, and is given ${count}.`);
  }
  const values = contextOf([]);
  for (const [index, parameter] of parameters.entries()) {
    if (byName && !byName.has(parameter.name)) return run.problem(`${name} is not given "${parameter.name}".`);
    const value = byName ? byName.get(parameter.name) : byPlace?.[index];
    const argument = coerce(value, parameter.type);
    if (argument === NOT_CONVERTIBLE) {
      return run.problem(`"${parameter.name}" of ${name} is ${describe(value)}, and not of its type.`);
    }
    values[parameter.name] = argument;
  }
  return values;
}
