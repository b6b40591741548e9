/** What is wrong with one answer. The sentence is the screen's; `params` has its numbers and words. */
export type ProblemCode =
  | 'missing'
  | 'wrong-type'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'not-a-multiple'
  | 'pattern'
  | 'format'
  | 'not-an-option'
  | 'too-few-items'
  | 'too-many-items'
  | 'repeated-items'
  | 'not-asked'
  | 'invalid'
  | 'evidence-missing'
  | 'rationale-missing'
  /** Moved from another version of the form, and not confirmed since. */
  | 'unchecked';

export interface Problem {
  /** Concrete pointer of the answer; the field that it belongs to, where the form has one. */
  readonly pointer: string;
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}
