import type { Run } from '../evaluate/run.ts';
import type { FeelType } from './type.ts';

/** A parameter of a function. */
export interface Parameter {
  readonly name: string;
  readonly type: FeelType;
}

/** A function as a value: built in, written in FEEL, or a business knowledge model (DMN 1.5 §10.3.2.13). */
export class FeelFunction {
  readonly name: string;
  /** Null for a built-in function, which binds its arguments itself. */
  readonly parameters: readonly Parameter[] | null;
  readonly result: FeelType;
  readonly invoke: Invoke;

  constructor(name: string, parameters: readonly Parameter[] | null, result: FeelType, invoke: Invoke) {
    this.name = name;
    this.parameters = parameters;
    this.result = result;
    this.invoke = invoke;
  }
}

/** Arguments come by position, or by name. */
export type Arguments = readonly unknown[] | ReadonlyMap<string, unknown>;

type Invoke = (run: Run, given: Arguments) => unknown;
