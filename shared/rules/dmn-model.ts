import type { HitPolicy } from './hit-policy.ts';

/** A named value that decisions are given. */
export interface DmnInput {
  readonly id: string;
  readonly name: string;
  readonly typeRef: string | null;
}

export interface TableInput {
  readonly id: string;
  readonly label: string;
  /** FEEL. */
  readonly expression: string;
  readonly typeRef: string | null;
}

export interface TableOutput {
  readonly id: string;
  /** Null when the table has one output without a name. */
  readonly name: string | null;
  readonly typeRef: string | null;
  /** FEEL of the allowed values, in order of priority. */
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
}

export interface LiteralDecision {
  readonly kind: 'literal';
  /** FEEL. */
  readonly expression: string;
}

export interface DmnDecision {
  readonly id: string;
  readonly name: string;
  readonly typeRef: string | null;
  /** Ids of the decisions and inputs that must be known first. */
  readonly requires: readonly string[];
  /** Null for logic that is not supported; `unsupported` says what. */
  readonly logic: DecisionTable | LiteralDecision | null;
  readonly unsupported: string | null;
}

export interface DmnModel {
  readonly decisions: ReadonlyMap<string, DmnDecision>;
  readonly inputs: ReadonlyMap<string, DmnInput>;
  /** The base type behind each simple item definition: `tAge` → `number`. */
  readonly types: ReadonlyMap<string, string>;
}
