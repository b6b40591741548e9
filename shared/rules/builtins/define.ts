import { describe } from '../evaluate/operators.ts';
import type { Run } from '../evaluate/run.ts';
import { asDateTime } from '../temporal/arithmetic.ts';
import { type Arguments, FeelFunction } from '../value/function.ts';
import { isList, kindOf } from '../value/kind-of.ts';
import { ANY } from '../value/type.ts';

/** What a built-in function does with arguments that are of its types. */
type Body = (run: Run, ...values: never[]) => unknown;

/** Parameters as the specification's tables write them, `name: type`, and what they are for. */
export type Form = readonly [signature: string, body: Body];

interface Parameter {
  readonly name: string;
  /** Kinds that it takes; none: any. */
  readonly kinds: readonly string[];
  readonly isOptional: boolean;
  readonly isNullable: boolean;
  /** It takes the rest of the arguments, as a list. */
  readonly isRest: boolean;
}

/**
 * A built-in function of one or several forms; the first that fits is called. In a signature `length?` may be left
 * out, a type with `?` may be null, `date|time` is either, and `...items` takes what is left.
 */
export function builtin(name: string, ...forms: readonly Form[]): FeelFunction {
  const compiled = forms.map(([signature, body]) => ({ parameters: readSignature(signature), body }));
  return new FeelFunction(name, null, ANY, (run, given) => {
    for (const { parameters, body } of compiled) {
      const values = given instanceof Map ? bindNamed(parameters, given) : bindPlaced(parameters, given as unknown[]);
      if (!values) continue;
      const call = body as (run: Run, ...values: unknown[]) => unknown;
      return call(run, ...values) ?? run.problem(`${name} has no result for these arguments.`);
    }
    const kinds = [...given.values()].map(describe).join(', ');
    return run.problem(`${name} cannot be called with ${kinds === '' ? 'nothing' : kinds}.`);
  });
}

function readSignature(signature: string): Parameter[] {
  if (signature === '') return [];
  return signature.split(', ').map(text => {
    const [, rest, name = '', optional, types = 'any', nullable] =
      /^(\.\.\.)?([^:?]+)(\?)?: ([^?]+)(\?)?$/.exec(text) ?? [];
    const kinds = types === 'any' ? [] : types.split('|');
    return {
      name,
      kinds,
      isOptional: optional !== undefined,
      isNullable: nullable !== undefined || kinds.length === 0,
      isRest: rest !== undefined,
    };
  });
}

function bindNamed(parameters: readonly Parameter[], given: Arguments & Map<string, unknown>): unknown[] | null {
  if ([...given.keys()].some(name => parameters.every(parameter => parameter.name !== name))) return null;
  const values: unknown[] = [];
  for (const parameter of parameters) {
    if (given.has(parameter.name)) values.push(given.get(parameter.name));
    else if (parameter.isOptional) values.push(undefined);
    else return null;
  }
  return bindPlaced(
    parameters.map(parameter => ({ ...parameter, isRest: false })),
    values,
  );
}

function bindPlaced(parameters: readonly Parameter[], given: readonly unknown[]): unknown[] | null {
  const last = parameters.at(-1);
  if (given.length > parameters.length && !last?.isRest) return null;
  const values: unknown[] = [];
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.isRest) {
      if (given.length <= index) return null;
      values.push(given.slice(index));
    } else {
      const value = argument(parameter, given[index]);
      if (value === undefined && !parameter.isOptional) return null;
      if (value === undefined && given[index] !== undefined) return null;
      values.push(value);
    }
  }
  return values;
}

/** The argument as the parameter wants it; undefined when it cannot be. */
function argument({ kinds, isNullable }: Parameter, value: unknown): unknown {
  if (value === undefined || kinds.length === 0) return value;
  if (value === null) return isNullable ? null : undefined;
  if (kinds.includes(kindOf(value))) return value;
  if (kinds.includes('list')) return [value];
  if (isList(value) && value.length === 1) {
    const only: unknown = value[0];
    return kinds.includes(kindOf(only)) ? only : undefined;
  }
  return (kinds.includes('date and time') && asDateTime(value)) || undefined;
}
