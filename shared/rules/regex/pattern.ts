/** A regular expression of XPath and XQuery Functions 3.1 §5.6.1, parsed. */
export type Pattern =
  | { readonly kind: 'character'; readonly matches: CharacterTest }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  | {
      readonly kind: 'repeat';
      readonly part: Pattern;
      readonly least: number;
      readonly most: number;
      readonly isLazy: boolean;
    }
  /** A group that is remembered, counted from 1. */
  | { readonly kind: 'group'; readonly part: Pattern; readonly number: number }
  | { readonly kind: 'reference'; readonly number: number }
  | { readonly kind: 'start' | 'end' };

/** Whether a code point is one of those that are meant. */
export type CharacterTest = (codePoint: number) => boolean;

export interface Flags {
  /** `.` is every character (`s`). */
  readonly dotAll: boolean;
  /** `^` and `$` are at each line (`m`). */
  readonly multiline: boolean;
  readonly ignoreCase: boolean;
}

/** Thrown by what reads a pattern and caught where it is asked for. */
export class NotPattern extends Error {}
