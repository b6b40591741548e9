/** An expression of FEEL, parsed (DMN 1.5 §10.3.1.2). Names of several words are one name here. */
export type Node =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'context'; readonly entries: readonly (readonly [string, Node])[] }
  | { readonly kind: 'range'; readonly low: Node; readonly high: Node; readonly ends: Ends }
  /** `< 5` where a value is wanted: the range below 5. */
  | { readonly kind: 'comparison-range'; readonly operator: Comparison; readonly end: Node }
  | { readonly kind: 'if'; readonly condition: Node; readonly consequence: Node; readonly otherwise: Node }
  | { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly body: Node }
  | {
      readonly kind: 'quantified';
      readonly every: boolean;
      readonly iterators: readonly Iterator[];
      readonly body: Node;
    }
  | { readonly kind: 'function'; readonly parameters: readonly ParameterNode[]; readonly body: Node | null }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'negation'; readonly operand: Node }
  | { readonly kind: 'between'; readonly value: Node; readonly low: Node; readonly high: Node }
  | { readonly kind: 'in'; readonly value: Node; readonly tests: Tests }
  | { readonly kind: 'instance-of'; readonly value: Node; readonly type: TypeNode }
  | { readonly kind: 'path'; readonly source: Node; readonly name: string }
  | { readonly kind: 'filter'; readonly source: Node; readonly condition: Node }
  | { readonly kind: 'call'; readonly callee: Node; readonly arguments: readonly Node[] }
  | { readonly kind: 'named-call'; readonly callee: Node; readonly arguments: readonly (readonly [string, Node])[] };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type BinaryOperator = Comparison | 'and' | 'or' | '+' | '-' | '*' | '/' | '**';

export interface Ends {
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
}

/** `name in source`, or `name in from..to`. */
export interface Iterator {
  readonly name: string;
  readonly source: Node;
  /** Null for a source that is a list. */
  readonly to: Node | null;
}

export interface ParameterNode {
  readonly name: string;
  readonly type: TypeNode | null;
}

export type TypeNode =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'list' | 'range'; readonly of: TypeNode }
  | { readonly kind: 'context'; readonly entries: readonly (readonly [string, TypeNode])[] }
  | { readonly kind: 'function'; readonly parameters: readonly TypeNode[]; readonly result: TypeNode };

/** The unary tests of a cell, or behind `in` (rules 7 to 17). */
export type Tests =
  | { readonly kind: 'anything' }
  | { readonly kind: 'any-of' | 'none-of'; readonly tests: readonly Test[] };

/** One positive unary test. */
export type Test =
  | { readonly kind: 'comparison'; readonly operator: Comparison; readonly end: Node }
  /** `usesInput`: it names the tested value by `?`, and so is a condition and not a value to compare with. */
  | { readonly kind: 'expression'; readonly expression: Node; readonly usesInput: boolean };
