import type { Words } from './survey.ts';

/** A sheet as rows of texts; the first row names the columns. */
export type SheetRows = readonly (readonly string[])[];

/** Columns that are said in several languages: `label`, `label::Français (fr)`, `constraint_message::en`. */
const SPOKEN = new Set(['label', 'hint', 'constraint_message', 'required_message', 'guidance_hint']);

export interface ReadRow {
  /** As a spreadsheet counts. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
  /** Of a spoken column, by language as it is written; '' for a column without one. */
  words(column: string): Words;
}

export interface ReadSheet {
  readonly rows: readonly ReadRow[];
  /** As they are written in the headings. */
  readonly languages: readonly string[];
  /** Labels are said without a language. */
  readonly isBare: boolean;
}

/** Rows below the heading, blank ones left out. Names of columns are told apart without case. */
export function readColumns(sheet: SheetRows): ReadSheet {
  const columns = (sheet[0] ?? []).map(name => name.trim().replaceAll(/\s*::?\s*/g, '::'));
  const plain = columns.map(name => name.toLowerCase());
  const languages = new Set<string>();
  const spoken = columns.map(name => {
    const [base = '', language] = name.split('::');
    if (!SPOKEN.has(base.toLowerCase())) return null;
    if (language !== undefined && !/^(?:image|audio|video)$/i.test(language)) languages.add(language);
    return { base: base.toLowerCase(), language: language ?? '' };
  });
  const rows: ReadRow[] = [];
  sheet.slice(1).forEach((line, index) => {
    const cells = new Map<string, string>();
    const words = new Map<string, Map<string, string>>();
    line.forEach((cell, column) => {
      const text = cell.trim();
      const said = spoken[column];
      if (text === '' || plain[column] === undefined || plain[column] === '') return;
      if (!said) cells.set(plain[column], text);
      else words.set(said.base, (words.get(said.base) ?? new Map<string, string>()).set(said.language, text));
    });
    if (cells.size + words.size > 0) {
      rows.push({ row: index + 2, cells, words: column => words.get(column) ?? new Map<string, string>() });
    }
  });
  return { rows, languages: [...languages], isBare: plain.includes('label') };
}

/** The BCP 47 tag of a language as XLSForms name it: `Français (fr)`, `fr`. Null when it has none. */
export function languageTag(name: string): string | null {
  const tag = /\(([^()]+)\)\s*$/.exec(name)?.[1] ?? name;
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag.trim()) ? tag.trim() : null;
}
