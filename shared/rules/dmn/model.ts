import type { HitPolicy } from '../hit-policy.ts';

/** A variable, parameter, column or entry: a name and the type that the model declares for it. */
export interface Named {
  readonly name: string;
  readonly typeRef: string | null;
}

/** An expression of a decision or in one (DMN 1.5 §7.3 and §10.2). FEEL is text still. */
export type Boxed =
  | { readonly kind: 'literal'; readonly text: string; readonly typeRef: string | null }
  | DecisionTable
  | { readonly kind: 'context'; readonly entries: readonly ContextEntry[]; readonly typeRef: string | null }
  | {
      readonly kind: 'invocation';
      readonly callee: Boxed;
      readonly bindings: readonly Binding[];
      readonly typeRef: string | null;
    }
  | {
      readonly kind: 'relation';
      readonly columns: readonly Named[];
      readonly rows: readonly (readonly Boxed[])[];
      readonly typeRef: string | null;
    }
  | { readonly kind: 'list'; readonly items: readonly Boxed[]; readonly typeRef: string | null }
  | BoxedFunction
  | {
      readonly kind: 'conditional';
      readonly condition: Boxed;
      readonly consequence: Boxed;
      readonly otherwise: Boxed;
      readonly typeRef: string | null;
    }
  | { readonly kind: 'filter'; readonly source: Boxed; readonly match: Boxed; readonly typeRef: string | null }
  | BoxedIterator
  /** Nothing where an expression should be: null. */
  | { readonly kind: 'nothing'; readonly typeRef: null };

/** An entry without a name is the result of its context. */
export interface ContextEntry {
  readonly variable: Named | null;
  readonly value: Boxed;
}

export interface Binding {
  readonly parameter: string;
  readonly value: Boxed;
}

export interface BoxedFunction {
  readonly kind: 'function';
  readonly parameters: readonly Named[];
  readonly body: Boxed;
  /** Java and PMML are known and not run. */
  readonly isFeel: boolean;
  readonly typeRef: string | null;
}

export interface BoxedIterator {
  readonly kind: 'for' | 'some' | 'every';
  readonly variable: string;
  readonly source: Boxed;
  readonly body: Boxed;
  readonly typeRef: string | null;
}

export interface TableInput {
  readonly id: string;
  readonly label: string;
  /** FEEL. */
  readonly expression: string;
  readonly typeRef: string | null;
  /** Unary tests of the values that the input may have. */
  readonly values: string | null;
}

export interface TableOutput {
  readonly id: string;
  /** Null when the table has one output without a name. */
  readonly name: string | null;
  readonly typeRef: string | null;
  /** Unary tests of the allowed values, in order of priority. */
  readonly values: string | null;
  /** FEEL of the value when no rule matches. */
  readonly defaultEntry: string | null;
}

/** A row: unary tests, output expressions and annotations, in the order of the columns. */
export interface TableRule {
  readonly id: string;
  readonly description: string | null;
  readonly tests: readonly string[];
  readonly outputs: readonly string[];
  readonly annotations: readonly string[];
}

export interface DecisionTable {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  /** Names of the annotation columns. */
  readonly annotationNames: readonly string[];
  readonly rules: readonly TableRule[];
  readonly typeRef: string | null;
}

/** Something of the requirements graph (§6.3). Keys are `namespace#id`. */
interface GraphElement {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly typeRef: string | null;
  /** Namespace of the model that it stands in. */
  readonly namespace: string;
}

export interface DmnInput extends GraphElement {
  readonly kind: 'input';
}

export interface DmnDecision extends GraphElement {
  readonly kind: 'decision';
  /** Keys of the decisions, inputs, knowledge models and services that it may name. */
  readonly requires: readonly string[];
  /** Null for a decision that is only drawn. */
  readonly logic: Boxed | null;
}

export interface DmnKnowledge extends GraphElement {
  readonly kind: 'knowledge';
  readonly requires: readonly string[];
  readonly logic: BoxedFunction | null;
}

export interface DmnService extends GraphElement {
  readonly kind: 'service';
  readonly inputData: readonly string[];
  readonly inputDecisions: readonly string[];
  readonly outputDecisions: readonly string[];
}

export type DmnElement = DmnInput | DmnDecision | DmnKnowledge | DmnService;

/** An item definition (§7.3.2). */
export interface ItemDefinition {
  readonly name: string;
  readonly typeRef: string | null;
  readonly isCollection: boolean;
  readonly components: readonly ItemDefinition[];
  /** Unary tests of each value, and of the whole collection. */
  readonly allowedValues: string | null;
  readonly typeConstraint: string | null;
  readonly function: { readonly parameters: readonly Named[]; readonly output: string | null } | null;
}

/** One file. */
export interface DmnModel {
  readonly namespace: string;
  readonly name: string;
  readonly elements: readonly DmnElement[];
  readonly items: readonly ItemDefinition[];
  /** Name that stands before what is imported, by namespace. */
  readonly imports: ReadonlyMap<string, string>;
}
