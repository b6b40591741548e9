/** Hard: submission waits until it holds. Soft: it waits for a reason. Advisory: it is only said. */
export type CheckSeverity = 'hard' | 'soft' | 'advisory';

/** A rule over several answers, as a client's form states it. */
export interface CheckRule {
  readonly id: string;
  readonly severity: CheckSeverity;
  /** FEEL over the answers by name; inside of a list also `item` and `index`, which counts from 1. */
  readonly expression: string;
  /** The value of the expression that says that the rule is broken. */
  readonly brokenBy: boolean;
  /** Template pointer of the item that it is asked of, once for each: `/drivers/-`. Empty for the whole form. */
  readonly each: string;
  /** In the reader's language. `{index}` stands for the place of the item. */
  readonly message: string;
  /** Template pointers of the questions that it is shown at; empty for those that it reads. */
  readonly fields: readonly string[];
}

/** What the maker of a form has to mend. Until then the rule is not asked: it would stop people who cannot help it. */
export interface CheckDefect {
  /** Pointer into the schema. */
  readonly pointer: string;
  readonly message: string;
}

export interface FormChecks {
  readonly rules: readonly CheckRule[];
  readonly defects: readonly CheckDefect[];
}
