import { type CharacterTest, NotPattern } from './pattern.ts';

/** Blocks of Unicode that patterns name most (`\p{IsBasicLatin}`); others are refused. */
const BLOCKS: Readonly<Record<string, readonly [number, number]>> = {
  BasicLatin: [0x0000, 0x007f],
  'Latin-1Supplement': [0x0080, 0x00ff],
  'LatinExtended-A': [0x0100, 0x017f],
  'LatinExtended-B': [0x0180, 0x024f],
  IPAExtensions: [0x0250, 0x02af],
  SpacingModifierLetters: [0x02b0, 0x02ff],
  CombiningDiacriticalMarks: [0x0300, 0x036f],
  Greek: [0x0370, 0x03ff],
  GreekandCoptic: [0x0370, 0x03ff],
  Cyrillic: [0x0400, 0x04ff],
  Armenian: [0x0530, 0x058f],
  Hebrew: [0x0590, 0x05ff],
  Arabic: [0x0600, 0x06ff],
  Devanagari: [0x0900, 0x097f],
  Thai: [0x0e00, 0x0e7f],
  GeneralPunctuation: [0x2000, 0x206f],
  CurrencySymbols: [0x20a0, 0x20cf],
  LetterlikeSymbols: [0x2100, 0x214f],
  NumberForms: [0x2150, 0x218f],
  Arrows: [0x2190, 0x21ff],
  MathematicalOperators: [0x2200, 0x22ff],
  CJKSymbolsandPunctuation: [0x3000, 0x303f],
  Hiragana: [0x3040, 0x309f],
  Katakana: [0x30a0, 0x30ff],
  CJKUnifiedIdeographs: [0x4e00, 0x9fff],
  HangulSyllables: [0xac00, 0xd7af],
};

/** The escapes that stand for many characters. A capital is the opposite. */
const MULTIPLE: Readonly<Record<string, CharacterTest>> = {
  s: tested(/[ \t\n\r]/u),
  d: tested(/\p{Nd}/u),
  w: tested(/[^\p{P}\p{Z}\p{C}]/u),
  i: tested(/[\p{L}_:]/u),
  c: tested(/[\p{L}\p{Nd}\p{M}_:.\u00B7-]/u),
};

const SINGLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The character that an escape of one character means (`\n`, `\.`); null for other escapes. */
export function singleEscape(letter: string): string | null {
  if (Object.hasOwn(SINGLE, letter)) return SINGLE[letter] ?? null;
  return letter !== '' && '\\|.-^?*+{}()[]$'.includes(letter) ? letter : null;
}

/** `\d`, `\S`; null for other escapes. */
export function multipleEscape(letter: string): CharacterTest | null {
  const test = MULTIPLE[letter.toLowerCase()];
  if (!test) return null;
  return letter === letter.toLowerCase() ? test : codePoint => !test(codePoint);
}

/** What `\p{…}` names: a category of Unicode or `Is` and a block. */
export function property(name: string): CharacterTest {
  if (name.startsWith('Is')) {
    const block = Object.hasOwn(BLOCKS, name.slice(2)) ? BLOCKS[name.slice(2)] : undefined;
    if (!block) throw new NotPattern(`The block "${name}" is not known.`);
    return codePoint => codePoint >= block[0] && codePoint <= block[1];
  }
  if (!/^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/.test(name)) {
    throw new NotPattern(`The category "${name}" is not known.`);
  }
  return tested(new RegExp(`\\p{${name}}`, 'u'));
}

/** A test that does not tell apart what differs only in case (`i`). */
export function withoutCase(test: CharacterTest): CharacterTest {
  return codePoint => {
    if (test(codePoint)) return true;
    const character = String.fromCodePoint(codePoint);
    const lower = character.toLowerCase();
    const upper = character.toUpperCase();
    return [lower, upper, upper.toLowerCase(), lower.toUpperCase()].some(
      other => isOneCharacter(other) && test(other.codePointAt(0) ?? 0),
    );
  };
}

function isOneCharacter(text: string): boolean {
  return text.length === 1 || (text.length === 2 && (text.codePointAt(0) ?? 0) > 0xffff);
}

/** Of one character, so that no expression of the engine ever looks at more. */
function tested(expression: RegExp): CharacterTest {
  return codePoint => expression.test(String.fromCodePoint(codePoint));
}
