/** A text reduced to what a reader would call the same words, and the way back to the original. */
export interface FoldedText {
  readonly text: string;
  /** `origin[i]` is where folded unit `i` began in the original; one entry more than the text, for its end. */
  readonly origin: Uint32Array;
}

const SAME: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u2032': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2033': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
  '\ufb03': 'ffi',
  '\ufb04': 'ffl',
};

/** Soft hyphens, zero-width marks and byte-order marks: seen by programs alone. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const SPACE = /\s/;

/**
 * Folds runs of white space into one space, typographic quotes, dashes and ligatures into plain ones, and, when
 * asked, capitals into small letters. What differs only so is the same passage, extracted by another program.
 */
export function foldText(original: string, options: { readonly ignoreCase?: boolean } = {}): FoldedText {
  const parts: string[] = [];
  const origin = new Uint32Array(original.length * 3 + 1);
  let length = 0;
  let inSpace = false;
  for (let i = 0; i < original.length; i++) {
    const unit = original[i] ?? '';
    if (UNSEEN.test(unit)) continue;
    if (SPACE.test(unit)) {
      if (inSpace) continue;
      inSpace = true;
      parts.push(' ');
      origin[length++] = i;
      continue;
    }
    inSpace = false;
    const plain = SAME[unit] ?? unit;
    const folded = options.ignoreCase ? lowered(plain) : plain;
    parts.push(folded);
    for (let k = 0; k < folded.length; k++) origin[length++] = i;
  }
  origin[length] = original.length;
  return { text: parts.join(''), origin: origin.subarray(0, length + 1) };
}

/** The original stretch that a stretch of the folded text came from, without white space at its edges. */
export function unfold(original: string, folded: FoldedText, from: number, to: number): { start: number; end: number } {
  const start = folded.origin[from] ?? original.length;
  const last = to > from ? (folded.origin[to - 1] ?? start) : start;
  return { start, end: to > from ? last + 1 : start };
}

/** Lower case where that keeps the length: `İ` lowers to two units and would move everything behind it. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
