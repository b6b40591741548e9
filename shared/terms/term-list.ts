/** Colours of lists, by name. A list's line tells it apart as well: colour is never the only sign. */
export const TERM_COLORS = ['amber', 'blue', 'green', 'purple', 'red', 'teal'] as const;
export type TermColor = (typeof TERM_COLORS)[number];

/** How the words of a list are underlined. */
export const TERM_LINES = ['solid', 'dashed', 'dotted', 'double', 'wavy', 'thick'] as const;
export type TermLine = (typeof TERM_LINES)[number];

export interface TermLook {
  readonly color: TermColor;
  readonly line: TermLine;
}

/** Words that a person who does this work always looks for. */
export interface TermList extends TermLook {
  readonly id: string;
  readonly name: string;
  /** Words and phrases, whatever their capitals and accents; `begin*` is every word that begins so. */
  readonly words: readonly string[];
  /** Regular expressions that cannot be made to run for long, matched within a line. */
  readonly patterns: readonly string[];
}

/** What is wrong with the lists of a process. */
export interface TermDefect {
  /** RFC 6901, below the keyword. */
  readonly pointer: string;
  readonly message: string;
}

/** The look of a list that says nothing of its own: the first lists differ in both. */
export function lookOf(index: number): TermLook {
  return {
    color: TERM_COLORS[index % TERM_COLORS.length] ?? 'amber',
    line: TERM_LINES[index % TERM_LINES.length] ?? 'solid',
  };
}
