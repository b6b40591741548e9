/** A question as far as a control needs to know it. */
export interface AnswerShape {
  readonly kind:
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
    | 'unknown';
  readonly label: string;
  readonly unit: string | undefined;
  readonly options: readonly {
    readonly value: string | number | boolean | null;
    readonly label: string;
    readonly description?: string;
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
