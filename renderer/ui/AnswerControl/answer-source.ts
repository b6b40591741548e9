import type { Unit } from '../../../shared/values/units.ts';

/** A question as far as a control needs to know it. */
export interface AnswerShape {
  readonly kind:
    | 'text'
    | 'long-text'
    | 'integer'
    | 'number'
    | 'decimal'
    | 'date'
    | 'time'
    | 'date-time'
    | 'duration'
    | 'boolean'
    | 'single-choice'
    | 'multiple-choice'
    | 'repeating-group'
    | 'money'
    | 'quantity'
    | 'range'
    | 'address'
    | 'unknown';
  readonly label: string;
  readonly unit: string | undefined;
  readonly options: readonly {
    readonly value: string | number | boolean | null;
    readonly label: string;
    readonly description?: string;
  }[];
  /** Units that it may be typed in, its own first. */
  readonly units?: readonly Unit[];
  /** ISO 4217, of an amount. */
  readonly currency?: string | undefined;
  /** The clock that times are read from, until another is chosen. */
  readonly zone?: string | undefined;
  readonly format?: string | undefined;
  readonly display?: 'radio' | 'list' | 'combobox' | 'table' | 'cards' | undefined;
  /** What may stand in place of an answer. */
  readonly missing?: readonly { readonly code: string; readonly label: string }[];
  /** The members of an answer that is an object. */
  readonly parts?: readonly {
    readonly name: string;
    readonly field: AnswerShape & { readonly required?: boolean };
  }[];
}

/** Where an answer is kept. Typing writes through it without a render; whoever shows it subscribes. */
export interface AnswerSource {
  get(): unknown;
  /** Undefined takes the answer away. */
  set(value: unknown): void;
  subscribe(listener: () => void): () => void;
}

/** What every control takes. The label is on the screen already: `labelId` names it. */
export interface ControlProps {
  readonly shape: AnswerShape;
  readonly source: AnswerSource;
  readonly id: string;
  readonly labelId: string;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}
