import type { Page } from 'tesseract.js';
import type { PageWords } from '../../../shared/model/document-text.ts';

/** What is less likely than this is dirt on the glass or a line of a form. */
const LEAST_WORD = 20;

/** The words that the engine found, in the units of the picture before it was scaled, and how sure it is of them. */
export function wordsOf(page: Pick<Page, 'blocks'>, scale: number): Pick<PageWords, 'words' | 'confidence'> {
  const found = (page.blocks ?? [])
    .flatMap(block => block.paragraphs)
    .flatMap(paragraph => paragraph.lines)
    .flatMap(line => line.words)
    .filter(({ text, confidence }) => text.trim() !== '' && confidence >= LEAST_WORD);
  const letters = found.reduce((sum, { text }) => sum + text.length, 0);
  const sure = found.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);
  return {
    confidence: letters === 0 ? null : Math.round(sure / letters) / 100,
    words: found.map(({ text, bbox: { x0, y0, x1, y1 } }) => [
      text,
      x0 / scale,
      y0 / scale,
      (x1 - x0) / scale,
      (y1 - y0) / scale,
    ]),
  };
}
