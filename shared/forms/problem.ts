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
  /** The end of a range lies before its beginning. */
  | 'range-order'
  | 'invalid'
  | 'evidence-missing'
  /** A mark that the answer rests on is gone, or its place is not found any more. */
  | 'evidence-lost'
  /** The answer rests on a document that another has replaced, and nobody has said that it still holds. */
  | 'evidence-superseded'
  | 'rationale-missing'
  /** A hard rule of the form is broken; `params` has its `message`. */
  | 'rule'
  /** A soft rule of the form is broken, and nobody has said why that is right. */
  | 'rule-reason'
  /** It says something else than what was submitted, and the client wants to know why. */
  | 'change-unexplained'
  /** Moved from another version of the form, and not confirmed since. */
  | 'unchecked';

export interface Problem {
  /** Concrete pointer of the answer; the field that it belongs to, where the form has one. */
  readonly pointer: string;
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}
