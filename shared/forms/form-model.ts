import type { Validator } from '@cfworker/json-schema';

export type FieldKind =
  | 'text'
  | 'long-text'
  | 'integer'
  | 'number'
  | 'date'
  | 'date-time'
  | 'boolean'
  | 'single-choice'
  | 'multiple-choice'
  | 'repeating-group'
  /** Something this version cannot ask: shown as it is, never typed into, never lost. */
  | 'unknown';

export type Scalar = string | number | boolean | null;

export interface FieldOption {
  readonly value: Scalar;
  readonly label: string;
  readonly description?: string;
}

/** What the schema says about size, in the schema's own units. */
export interface FieldLimits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** One question. */
export interface FormField {
  /** Pointer with `-` for "each item of a list": `/drivers/-/name`. Unique in the form. */
  readonly key: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly description: string | undefined;
  /** Required whenever it is visible. What depends on other answers is found by `checkJudgment`. */
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly unit: string | undefined;
  readonly limits: FieldLimits;
  readonly options: readonly FieldOption[];
  readonly evidence: 'required' | 'optional' | 'none';
  readonly rationale: 'required' | 'optional' | 'none';
  readonly confidence: boolean;
  /** FEEL; the answer is computed and not typed. */
  readonly calculated: string | undefined;
  readonly weight: number;
  readonly critical: boolean;
  /** Id of the tag that its evidence gets. */
  readonly tag: string | undefined;
  /** Indexes into `FormModel.rules`: its own and those of everything it stands in. */
  readonly rules: readonly number[];
  /** The questions of one item of a repeating group. */
  readonly item: readonly FormBlock[];
}

/** What is laid out, in order. Rows lay their fields side by side; headings hold a group. */
export type FormBlock =
  | { readonly kind: 'field'; readonly field: FormField }
  | { readonly kind: 'row'; readonly blocks: readonly FormBlock[] }
  | {
      readonly kind: 'heading';
      readonly label: string;
      readonly rules: readonly number[];
      readonly blocks: readonly FormBlock[];
    }
  | { readonly kind: 'note'; readonly text: string; readonly rules: readonly number[] };

export interface FormSection {
  readonly id: string;
  /** Null: the client gave no name. */
  readonly label: string | null;
  readonly rules: readonly number[];
  readonly blocks: readonly FormBlock[];
}

/** A condition of a JSON Forms rule. Pointers are relative to the rule's base. */
export type Condition =
  | { readonly kind: 'leaf'; readonly pointer: string; readonly expected: unknown }
  | {
      readonly kind: 'schema';
      readonly pointer: string;
      readonly validator: Validator;
      readonly failWhenUndefined: boolean;
    }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] };

export interface FormRule {
  readonly effect: 'SHOW' | 'HIDE' | 'ENABLE' | 'DISABLE';
  /** Template pointer of the item that the rule stands in; empty at the root. */
  readonly base: string;
  readonly condition: Condition;
  /** Absolute template pointers that the condition reads. */
  readonly reads: readonly string[];
}

/** A client's form, understood. Immutable; made once for each process version. */
export interface FormModel {
  readonly title: string | undefined;
  readonly sections: readonly FormSection[];
  /** Every field by its key, in reading order. */
  readonly fields: ReadonlyMap<string, FormField>;
  readonly rules: readonly FormRule[];
  readonly schema: Readonly<Record<string, unknown>>;
  readonly validator: Validator;
}
