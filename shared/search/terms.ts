import { charKind, IDEOGRAPH, LETTER, MARK, SPACE, UNSEEN } from '../words/char-kind.ts';

/** A word of a text: its number, and where it stands in UTF-16 units. */
export type TermVisitor = (term: number, start: number, end: number) => void;

const NOT_ASCII = 0x80;
/** What a unit of ASCII counts as: 0 between words, else the small letter. */
const ASCII = Uint8Array.from({ length: NOT_ASCII }, (_, unit) => {
  const letter = String.fromCharCode(unit);
  return /[a-z0-9]/i.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0;
});

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * Calls back for each word of a text with a number of 32 bits, the same for the same word whatever its capitals and
 * accents.
 *
 * Words are numbered by hashing their letters as they are passed, because to cut them out and look them up takes ten times
 * as long. Two words may have one number (one pair in four thousand million): what is found is looked up in the text.
 */
export function forEachTerm(text: string, visit: TermVisitor): void {
  const { length } = text;
  let at = 0;
  while (at < length) {
    const start = at;
    let hash = SEED;
    let unit = text.charCodeAt(at);
    let folded = unit < NOT_ASCII ? (ASCII[unit] as number) : 0;
    while (folded !== 0) {
      hash = Math.imul(hash ^ folded, PRIME);
      if (++at === length) break;
      unit = text.charCodeAt(at);
      folded = unit < NOT_ASCII ? (ASCII[unit] as number) : 0;
    }
    if (at < length && unit >= NOT_ASCII) at = otherWord(text, start, at, visit);
    else if (at > start) visit(mixed(hash), start, at);
    else at++;
  }
}

/** The number of a word that is given by itself, already folded by `foldWord`. */
export function termOf(folded: string): number {
  let hash = SEED;
  for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), PRIME);
  return mixed(hash);
}

/** A word without capitals, accents, ligatures and what nobody sees. */
export function foldWord(word: string): string {
  // Nine words of ten: there is nothing else to fold in them.
  if (isAscii(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .toLowerCase();
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) >= NOT_ASCII) return false;
  return true;
}

/** A word with a letter beyond ASCII at `at`, or none: then what is there is passed over. Returns where it ended. */
function otherWord(text: string, start: number, at: number, visit: TermVisitor): number {
  const kind = charKind(text.charCodeAt(at));
  if (kind === SPACE || kind === MARK || kind === IDEOGRAPH) {
    if (at > start) visit(termOf(foldWord(text.slice(start, at))), start, at);
    if (kind === IDEOGRAPH) visit(termOf(text.charAt(at)), at, at + 1);
    return at + 1;
  }
  let end = at;
  for (let next: number = kind; next === LETTER || next === UNSEEN; ) {
    end++;
    if (end === text.length) break;
    next = charKind(text.charCodeAt(end));
  }
  const folded = foldWord(text.slice(start, end));
  if (folded !== '') visit(termOf(folded), start, end);
  return end;
}

/** Spreads the last letters over all bits, so that words that end alike lie apart. */
function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
