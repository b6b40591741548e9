import type { Validator } from './json-schema/validator.ts';
import type { Unit } from '../values/units.ts';
import type { FormChecks } from './check-rule.ts';

export type FieldKind =
  | 'text'
  | 'long-text'
  | 'integer'
  | 'number'
  /** A decimal number that travels as text (`format: decimal`), digit for digit as it was typed. */
  | 'decimal'
  | 'date'
  | 'time'
  | 'date-time'
  /** ISO 8601: `PT2H30M`. */
  | 'duration'
  | 'boolean'
  | 'single-choice'
  | 'multiple-choice'
  | 'repeating-group'
  /** Objects that are one answer (`x-kind`): their members are its parts. */
  | 'money'
  | 'quantity'
  | 'range'
  | 'address'
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

/** A member of an answer that is an object: the amount of money, the end of a range. */
export interface FieldPart {
  readonly name: string;
  /** Its key stands below that of the whole, which alone is in the form. */
  readonly field: FormField;
}

/** A reason why there is no answer, other than that nobody has given one yet (`x-missing`). */
export interface MissingCode {
  readonly code: string;
  readonly label: string;
}

/** How a question wants to be laid out, where there is a choice. */
export type FieldDisplay = 'radio' | 'list' | 'combobox' | 'table' | 'cards';

/** One question. */
export interface FormField {
  /** Pointer with `-` for "each item of a list": `/drivers/-/name`. Unique in the form. */
  readonly key: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly description: string | undefined;
  /** `x-guideline`: what the client says about judging it, or with `#` the heading of its section in the guidelines. */
  readonly guideline: string | undefined;
  /** Required whenever it is visible. What depends on other answers is found by `checkJudgment`. */
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly unit: string | undefined;
  /** Units that it may be typed in (`x-units`); the answer is in `unit`. Empty: in that one only. */
  readonly units: readonly Unit[];
  /** ISO 4217, of an amount whose currency is settled (`x-currency`). */
  readonly currency: string | undefined;
  /** IANA name or offset of the clock that times are read from (`x-zone`, also on the whole schema). */
  readonly zone: string | undefined;
  readonly format: string | undefined;
  readonly display: FieldDisplay | undefined;
  /** Empty unless its kind is an object of parts. */
  readonly parts: readonly FieldPart[];
  /** What may stand in place of an answer. Empty: only an answer. */
  readonly missing: readonly MissingCode[];
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
      readonly schema: Readonly<Record<string, unknown>>;
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
  /** One below the other, or one at a time. */
  readonly arrangement: 'list' | 'tabs' | 'steps';
  /** Every field by its key, in reading order. */
  readonly fields: ReadonlyMap<string, FormField>;
  readonly rules: readonly FormRule[];
  /** Rules over several answers. */
  readonly checks: FormChecks;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly validator: Validator;
}
