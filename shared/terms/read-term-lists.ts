import { isJsonObject } from '../forms/answers.ts';
import { safeFinder } from '../rules/regex/safe-finder.ts';
import { parseQuery } from '../search/parse-query.ts';
import { lookOf, TERM_COLORS, TERM_LINES, type TermDefect, type TermList } from './term-list.ts';

/** Keyword of the root of a form's schema: lists of words that every document of the process is looked through for. */
export const TERMS = 'x-terms';

const MOST_LISTS = 12;
const MOST_TERMS = 500;
const MOST_LENGTH = 200;

/**
 * Reads `x-terms`: `[{ id, name, color?, line?, terms: ["word", "two words", "begin*", { "pattern": "…" }] }]`. What is
 * wrong in it is listed, and the rest is used.
 */
export function readTermLists(schema: Readonly<Record<string, unknown>>): {
  readonly lists: readonly TermList[];
  readonly defects: readonly TermDefect[];
} {
  const source = schema[TERMS];
  const lists = new Map<string, TermList>();
  const defects: TermDefect[] = [];
  const say = (at: string, message: string): null => {
    defects.push({ pointer: `/${TERMS}${at}`, message });
    return null;
  };
  if (source === undefined) return { lists: [], defects };
  if (!Array.isArray(source)) say('', 'Write a list of term lists.');
  for (const [index, one] of (Array.isArray(source) ? (source as unknown[]) : []).entries()) {
    if (index === MOST_LISTS) {
      say(`/${index}`, `A process has at most ${MOST_LISTS} term lists; this one and those after it are not used.`);
      break;
    }
    const list = readList(one, index, (at, message) => say(`/${index}${at}`, message));
    if (list && lists.has(list.id)) say(`/${index}/id`, `There is another list "${list.id}".`);
    else if (list) lists.set(list.id, list);
  }
  return { lists: [...lists.values()], defects };
}

type Say = (at: string, message: string) => null;

function readList(source: unknown, index: number, say: Say): TermList | null {
  if (!isJsonObject(source)) return say('', 'Write an object with id, name and terms.');
  const { id, name, color, line, terms } = source;
  if (typeof id !== 'string' || !/^[\w.-]{1,64}$/.test(id)) {
    return say('/id', 'Write up to 64 letters, digits, points and dashes.');
  }
  if (typeof name !== 'string' || name.trim() === '' || name.length > MOST_LENGTH) {
    return say('/name', 'Write the name that is shown beside the documents.');
  }
  if (!Array.isArray(terms) || terms.length === 0) return say('/terms', 'Write at least one term.');
  const usual = lookOf(index);
  const words: string[] = [];
  const patterns: string[] = [];
  for (const [at, term] of (terms as unknown[]).entries()) {
    if (at === MOST_TERMS) say(`/terms/${at}`, `A list has at most ${MOST_TERMS} terms; the rest is not used.`);
    if (at >= MOST_TERMS) break;
    const wrong = typeof term === 'string' ? wrongInWords(term) : wrongInPattern(term);
    if (wrong !== null) say(`/terms/${at}`, wrong);
    else if (typeof term === 'string') words.push(term);
    else patterns.push((term as { pattern: string }).pattern);
  }
  return {
    id,
    name,
    color: oneOf(TERM_COLORS, color, usual.color, message => say('/color', message)),
    line: oneOf(TERM_LINES, line, usual.line, message => say('/line', message)),
    words,
    patterns,
  };
}

function oneOf<One extends string>(
  known: readonly One[],
  said: unknown,
  usual: One,
  say: (message: string) => void,
): One {
  const found = known.find(one => one === said);
  if (said !== undefined && found === undefined) say(`Write one of ${known.join(', ')}.`);
  return found ?? usual;
}

/** Null when the words can be looked for. */
export function wrongInWords(term: string): string | null {
  if (term.length > MOST_LENGTH) return `A term has at most ${MOST_LENGTH} characters.`;
  return parseQuery(term).words.length === 0 ? 'There is no word in it.' : null;
}

function wrongInPattern(term: unknown): string | null {
  const pattern = isJsonObject(term) ? term['pattern'] : null;
  if (typeof pattern !== 'string') return 'Write words, or an object with a pattern.';
  if (pattern.length > MOST_LENGTH) return `A pattern has at most ${MOST_LENGTH} characters.`;
  try {
    return safeFinder(pattern) === null ? 'The pattern could run for long: write it with fewer open repeats.' : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `It is no regular expression: ${error.message}`;
  }
}
