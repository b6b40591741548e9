import type { PageWords } from '../../../shared/model/document-text.ts';
import type { PageText } from '../paged-texts.ts';

/** Under it a person is told to check the words against the picture. */
const SURE_ENOUGH = 0.7;

/** The words of a page as one text: a space between two of a line, a line end where the next stands lower or goes back. */
export function textOfWords({ words, height }: PageWords): PageText {
  const starts: number[] = [];
  const tops: number[] = [];
  let text = '';
  for (const [i, word] of words.entries()) {
    const before = words[i - 1];
    if (before) text += isNewLine(before, word) ? '\n' : ' ';
    starts.push(text.length);
    tops.push(Math.min(1, Math.max(0, word[2] / height)));
    text += word[0];
  }
  return { text, starts, tops };
}

function isNewLine(before: PageWords['words'][number], word: PageWords['words'][number]): boolean {
  const middle = ([, , top, , height]: PageWords['words'][number]) => top + height / 2;
  const isLower = Math.abs(middle(word) - middle(before)) > 0.6 * Math.max(before[4], word[4]);
  return isLower || word[1] + word[3] / 2 < before[1];
}

export type ReadingState = 'none' | 'unsure' | 'machine-read' | 'client';

/** What a person must know of a page's words before trusting them. */
export function readingState({ words, confidence, readBy }: PageWords): ReadingState {
  if (words.length === 0) return 'none';
  if (confidence !== null && confidence < SURE_ENOUGH) return 'unsure';
  return readBy === 'machine' ? 'machine-read' : 'client';
}
