export type CharKind = typeof SPACE | typeof LETTER | typeof IDEOGRAPH | typeof MARK | typeof UNSEEN;

/** Between words. */
export const SPACE = 0;
/** Part of a word: letters, digits and what stands on them. Halves of a surrogate pair count as letters. */
export const LETTER = 1;
/** A word of its own: scripts that put no space between words are read sign by sign. */
export const IDEOGRAPH = 2;
/** Punctuation and signs. */
export const MARK = 3;
/** Soft hyphens, zero-width marks: seen by programs alone, and no end of a word. */
export const UNSEEN = 4;

const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSEEN_UNIT = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const IN_WORD = /[\p{L}\p{N}\p{M}\ud800-\udfff]/u;

const UNKNOWN = 255;
const kinds = new Uint8Array(0x1_0000).fill(UNKNOWN);

/** What a UTF-16 unit is to a reader of words. Asked once per unit, then remembered: texts have few different ones. */
export function charKind(unit: number): CharKind {
  const known = kinds[unit] as number;
  if (known !== UNKNOWN) return known as CharKind;
  const kind = classify(unit);
  kinds[unit] = kind;
  return kind;
}

function classify(unit: number): CharKind {
  if (unit >= 0xd800 && unit <= 0xdfff) return LETTER;
  const letter = String.fromCharCode(unit);
  if (UNSEEN_UNIT.test(letter)) return UNSEEN;
  if (/\s/.test(letter)) return SPACE;
  if (NO_SPACES.test(letter)) return IDEOGRAPH;
  return IN_WORD.test(letter) ? LETTER : MARK;
}
