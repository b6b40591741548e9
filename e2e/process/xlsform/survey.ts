/** What a question of an XLSForm asks for, as far as its formulas must know. */
export type SurveyKind =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'time'
  | 'date-time'
  | 'one'
  | 'many'
  | 'yes'
  | 'calculated';

/** The words of one thing in each language; the key of the form's own language is empty. */
export type Words = ReadonlyMap<string, string>;

/** One row of the sheet `survey`. */
export interface SurveyRow {
  /** As a spreadsheet counts: the heading is row 1. */
  readonly row: number;
  readonly type: string;
  readonly name: string;
  readonly label: Words;
  readonly hint: Words;
  readonly constraintMessage: Words;
  readonly requiredMessage: Words;
  /** The other cells by the name of their column, blank ones left out. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface Choice {
  readonly row: number;
  readonly name: string;
  readonly label: Words;
  readonly cells: ReadonlyMap<string, string>;
}

/** A question, or a group of them. */
export type SurveyNode =
  | { readonly kind: 'question'; readonly row: SurveyRow }
  | { readonly kind: 'group' | 'repeat'; readonly row: SurveyRow; readonly inner: readonly SurveyNode[] };

export interface Survey {
  readonly title: string;
  readonly id: string;
  readonly nodes: readonly SurveyNode[];
  readonly choices: ReadonlyMap<string, readonly Choice[]>;
  /** BCP 47 tag of every language of the form but its own. */
  readonly languages: readonly string[];
}

/** Something of an XLSForm that has no place in a process, or another one than it had. */
export interface LeftOver {
  readonly sheet: 'survey' | 'choices' | 'settings';
  readonly row: number;
  readonly name: string;
  readonly what: string;
}
