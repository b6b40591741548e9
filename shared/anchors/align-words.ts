import type { TextWords } from './anchor-text.ts';
import type { QuotePattern } from './quote-pattern.ts';

/** A pattern laid over a text at its best, within a band of places. */
export interface Alignment {
  /** For each word of the pattern the word of the text that stands for it, or -1. */
  readonly places: Int32Array;
  readonly score: number;
}

const SAME_WORD = 20;
const SAME_MARK = 6;
const OTHER_WORD = -10;
/** Of equally good ways the one is taken that leaves the quote a word. */
const OTHER_QUOTED_WORD = -9;
const OTHER_MARK = -5;
/** A word in place of a mark: worse than both left out, so that it is never chosen. */
const OTHER_KIND = -30;
const GAP_WORD = -8;
const GAP_MARK = -3;
const NEVER = -1_000_000_000;

const DIAGONAL = 1;
const LEFT_OUT = 2;
const PUT_IN = 3;

/**
 * Lays the pattern's words over the text's where most of them are the same: words may have been replaced, left out and
 * put in. The pattern's first word is looked for within `reach` words of `at`, and so is each next one.
 */
export function alignWords(words: TextWords, pattern: QuotePattern, at: number, reach: number): Alignment {
  const m = pattern.ids.length;
  const width = 2 * reach + 1;
  const steps = new Uint8Array((m + 1) * width);
  let above = new Int32Array(width + 1);
  let row = new Int32Array(width + 1);
  above[width] = NEVER;
  row[width] = NEVER;
  const count = words.ids.length;
  // Column k of row i is the score of i words of the pattern laid over the text's words before `at - reach + i + k`.
  for (let i = 1; i <= m; i++) {
    const id = pattern.ids[i - 1] as number;
    const isMark = pattern.marks[i - 1] === true;
    const gain = isMark ? SAME_MARK : SAME_WORD;
    const gap = isMark ? GAP_MARK : GAP_WORD;
    const isQuoted = i > pattern.before && i <= pattern.until;
    const other = isMark ? OTHER_MARK : isQuoted ? OTHER_QUOTED_WORD : OTHER_WORD;
    const first = at - reach + i;
    let beside = NEVER;
    for (let k = 0; k < width; k++) {
      const j = first + k - 1;
      let best = (above[k + 1] as number) + gap;
      let step = LEFT_OUT;
      if (j >= 0 && j < count) {
        const isOtherMark = words.marks[j] === 1;
        const pair = words.ids[j] === id ? gain : isMark === isOtherMark ? other : OTHER_KIND;
        const diagonal = (above[k] as number) + pair;
        if (diagonal >= best) {
          best = diagonal;
          step = DIAGONAL;
        }
        const putIn = beside + (isOtherMark ? GAP_MARK : GAP_WORD);
        if (putIn > best) {
          best = putIn;
          step = PUT_IN;
        }
      }
      row[k] = best;
      steps[i * width + k] = step;
      beside = best;
    }
    [above, row] = [row, above];
  }
  return traceBack(above, steps, m, width, at - reach);
}

function traceBack(scores: Int32Array, steps: Uint8Array, m: number, width: number, first: number): Alignment {
  let k = 0;
  for (let other = 1; other < width; other++) if ((scores[other] as number) > (scores[k] as number)) k = other;
  const score = scores[k] as number;
  const places = new Int32Array(m).fill(-1);
  for (let i = m; i > 0; ) {
    const step = steps[i * width + k];
    if (step === PUT_IN) {
      k--;
      continue;
    }
    if (step === DIAGONAL) places[i - 1] = first + i + k - 1;
    else k++;
    i--;
  }
  return { places, score };
}
