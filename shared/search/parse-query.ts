import { foldWord, forEachTerm } from './terms.ts';

/** What a person looks for. A document is found when it has all of it. */
export interface SearchQuery {
  /** Folded words; of a prefix its letters. */
  readonly words: readonly { readonly folded: string; readonly isPrefix: boolean }[];
  /** Words that must stand next to each other, as they were typed between quotation marks. */
  readonly phrases: readonly string[];
}

/** A prefix of one letter would be every other word. */
const SHORTEST_PREFIX = 2;

/** Reads words, "words between quotation marks" and `begin*`. Typographic quotation marks count. */
export function parseQuery(typed: string): SearchQuery {
  const words: { folded: string; isPrefix: boolean }[] = [];
  const phrases: string[] = [];
  for (const [, phrase, word] of typed.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)/g)) {
    if (phrase !== undefined) {
      const own = wordsOf(phrase);
      if (own.length > 1) phrases.push(phrase.trim());
      words.push(...own.map(folded => ({ folded, isPrefix: false })));
    } else if (word !== undefined) {
      const own = wordsOf(word);
      const isPrefix = word.endsWith('*');
      words.push(
        ...own.map((folded, i) => ({
          folded,
          isPrefix: isPrefix && i === own.length - 1 && folded.length >= SHORTEST_PREFIX,
        })),
      );
      // A word with a mark inside is a phrase: "non-smoker", "3.2".
      if (own.length > 1 && !isPrefix) phrases.push(word);
    }
  }
  return { words, phrases };
}

function wordsOf(text: string): string[] {
  const own: string[] = [];
  forEachTerm(text, (_, start, end) => own.push(foldWord(text.slice(start, end))));
  return own;
}
