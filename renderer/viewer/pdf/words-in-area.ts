import type { PDFPageProxy } from 'pdfjs-dist';
import type { Rect } from '../../../shared/anchors/area.ts';
import type { PlacedWords } from '../../../shared/forms/table-from-words.ts';
import type { PageWords } from '../../../shared/model/document-text.ts';

/** Two or more spaces in a run that the file wrote in one go: a gap between two columns. */
const GAP = /\s{2,}/g;

/** The words that a file itself has of a page, where they stand: in points from the page's top left as it is shown. */
export async function placedWords(page: PDFPageProxy): Promise<PlacedWords[]> {
  const view = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items.flatMap(item => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform as number[];
    const [along, up] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
    const corner = (from: number, to: number) =>
      view.convertToViewportPoint(
        x + (a / along) * item.width * from + (c / up) * item.height * to,
        y + (b / along) * item.width * from + (d / up) * item.height * to,
      ) as [number, number];
    return stretchesOf(item.str).map(({ text, from, to }) => boxOf(text, corner(from, 0), corner(to, 1)));
  });
}

/** The words of a picture of a page, in points of a page of that size. */
export function scannedWords(read: PageWords, size: { width: number; height: number }): PlacedWords[] {
  const [x, y] = [size.width / read.width, size.height / read.height];
  return read.words.map(([text, left, top, width, height]) => ({
    text,
    left: left * x,
    top: top * y,
    width: width * x,
    height: height * y,
  }));
}

/** Those whose middle lies in the area. */
export function wordsIn(words: readonly PlacedWords[], area: Rect): PlacedWords[] {
  return words.filter(({ left, top, width, height }) => {
    const [x, y] = [left + width / 2 - area.left, top + height / 2 - area.top];
    return x >= 0 && x <= area.width && y >= 0 && y <= area.height;
  });
}

function boxOf(text: string, one: readonly [number, number], other: readonly [number, number]): PlacedWords {
  const [left, top] = [Math.min(one[0], other[0]), Math.min(one[1], other[1])];
  return { text, left, top, width: Math.abs(one[0] - other[0]), height: Math.abs(one[1] - other[1]) };
}

function stretchesOf(run: string): { text: string; from: number; to: number }[] {
  const stretches: { text: string; from: number; to: number }[] = [];
  let start = 0;
  for (const gap of [...run.matchAll(GAP), null]) {
    const end = gap?.index ?? run.length;
    const text = run.slice(start, end);
    if (text.trim() !== '') stretches.push({ text, from: start / run.length, to: end / run.length });
    start = end + (gap?.[0].length ?? 0);
  }
  return stretches;
}
