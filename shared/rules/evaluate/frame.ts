import type { Node, TypeNode } from '../syntax/node.ts';
import type { FeelType } from '../value/type.ts';
import type { Run } from './run.ts';

/** The names that an expression sees: its own first, then those around it (DMN 1.5 §10.3.2.11). */
export interface Frame {
  readonly names: Readonly<Record<string, unknown>>;
  readonly outer: Frame | null;
  readonly run: Run;
}

/** A compiled expression. */
export type Evaluate = (frame: Frame) => unknown;

/** What the parts of the compiler need of one another. */
export interface Compiler {
  compile(node: Node): Evaluate;
  /** Null for a type that nobody has defined. */
  typeOf(node: TypeNode): FeelType | null;
}

export function inside(frame: Frame, names: Readonly<Record<string, unknown>>): Frame {
  return { names, outer: frame, run: frame.run };
}

/** The value of a name; null with a problem when there is none. */
export function lookUp(frame: Frame, name: string): unknown {
  for (let at: Frame | null = frame; at; at = at.outer) {
    if (Object.hasOwn(at.names, name)) return at.names[name] ?? null;
  }
  return frame.run.problem(`There is no "${name}".`);
}
