import type { PageViewport, PDFDocumentProxy } from 'pdfjs-dist';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { Rect } from '../../../../shared/anchors/area.ts';
import type { Span } from '../../../../shared/anchors/describe-quote.ts';
import { PageTexts } from '../../../viewer/pdf/page-texts.ts';
import { type Box, boxOfCorners, boxOfQuads, isInBox, type Quad } from './quad.ts';
import { shareOfText } from './share-of-text.ts';

/** Of a line of text, how much stands above and below the line that it is written on. */
const ASCENT = 0.8;
const DESCENT = 0.22;

interface Run {
  readonly start: number;
  readonly item: TextItem;
  readonly font: string;
}

interface PageParts {
  readonly viewport: PageViewport;
  readonly runs: readonly Run[];
}

/** Where the words of a PDF stand on its pages, in the file's own coordinates. Pages count from 1. */
export class PdfPages {
  readonly texts: PageTexts;
  readonly #pdf: PDFDocumentProxy;
  readonly #parts = new Map<number, Promise<PageParts>>();

  constructor(pdf: PDFDocumentProxy) {
    this.#pdf = pdf;
    this.texts = new PageTexts(pdf);
  }

  get count(): number {
    return this.#pdf.numPages;
  }

  /** The corners of a stretch of a page's text, a line at a time. */
  async quadsOf(page: number, { start, end }: Span): Promise<readonly Quad[]> {
    const { runs } = await this.#partsOf(page);
    const quads: Quad[] = [];
    for (const { start: first, item, font } of runs) {
      const from = Math.max(0, start - first);
      const to = Math.min(item.str.length, end - first);
      if (to <= from || item.width === 0 || item.str.slice(from, to).trim() === '') continue;
      const quad = quadOfRun(item, shareOfText(item.str, from, font), shareOfText(item.str, to, font));
      const before = quads.at(-1);
      const joined = before && joinOnLine(before, quad);
      if (joined) quads.splice(-1, 1, joined);
      else quads.push(quad);
    }
    return quads;
  }

  /** The words under some quads, as a stretch of the page's text. Null: there are none, or words between them are not meant. */
  async spanUnder(page: number, quads: readonly Quad[]): Promise<Span | null> {
    const boxes = quads.map(quad => boxOfCorners(quad));
    const { runs } = await this.#partsOf(page);
    const covered: number[] = [];
    const counted: number[] = [];
    for (const { start, item, font } of runs) {
      for (let at = 0; at < item.str.length; at++) {
        if (item.str[at]?.trim() === '') continue;
        counted.push(start + at);
        const middle = boxOfQuads([
          quadOfRun(item, shareOfText(item.str, at, font), shareOfText(item.str, at + 1, font)),
        ]);
        const [x, y] = [(middle.left + middle.right) / 2, (middle.bottom + middle.top) / 2];
        if (boxes.some(box => isInBox(x, y, box))) covered.push(start + at);
      }
    }
    const [first] = covered;
    const last = covered.at(-1);
    if (first === undefined || last === undefined) return null;
    const words = counted.filter(at => at >= first && at <= last).length;
    return covered.length >= words * LEAST_COVERED ? { start: first, end: last + 1 } : null;
  }

  /** A box of the file as our selectors count it: from the top left of the page as it is shown. */
  async areaOf(page: number, { left, bottom, right, top }: Box): Promise<Rect | null> {
    const { viewport } = await this.#partsOf(page);
    const corners = [viewport.convertToViewportPoint(left, bottom), viewport.convertToViewportPoint(right, top)];
    // Downwards, what grows is the lower edge.
    const { bottom: upper, top: lower, ...sides } = boxOfCorners(corners.flat().map(Number));
    const from = { left: Math.max(0, sides.left), top: Math.max(0, upper) };
    const width = Math.min(viewport.width, sides.right) - from.left;
    const height = Math.min(viewport.height, lower) - from.top;
    return width > 0 && height > 0 ? { ...from, width, height } : null;
  }

  /** The same way back. */
  async boxOf(page: number, { left, top, width, height }: Rect): Promise<Box> {
    const { viewport } = await this.#partsOf(page);
    const corners = [viewport.convertToPdfPoint(left, top), viewport.convertToPdfPoint(left + width, top + height)];
    return boxOfCorners(corners.flat().map(Number));
  }

  #partsOf(page: number): Promise<PageParts> {
    const parts = this.#parts.get(page) ?? this.#read(page);
    this.#parts.set(page, parts);
    return parts;
  }

  async #read(number: number): Promise<PageParts> {
    const page = await this.#pdf.getPage(number);
    const content = await page.getTextContent();
    const runs: Run[] = [];
    let start = 0;
    // Counted as `pageTextOf` does, so that offsets mean the same.
    for (const item of content.items) {
      if (!('str' in item)) continue;
      runs.push({ start, item, font: content.styles[item.fontName]?.fontFamily ?? 'sans-serif' });
      start += item.str.length + (item.hasEOL ? 1 : 0);
    }
    return { viewport: page.getViewport({ scale: 1 }), runs };
  }
}

/** Fewer of the words between the first and the last than this: it is a table or a column, not a passage. */
const LEAST_COVERED = 0.8;

/** The corners of a part of a run, from one share of its width to another, whichever way it is turned. */
function quadOfRun({ transform, width, height }: TextItem, from: number, to: number): Quad {
  const [a = 1, b = 0, , , x = 0, y = 0] = transform.map(Number);
  const length = Math.hypot(a, b) || 1;
  const [ux, uy] = [a / length, b / length];
  const at = (share: number, up: number): [number, number] => [
    x + ux * width * share - uy * height * up,
    y + uy * width * share + ux * height * up,
  ];
  return [...at(from, ASCENT), ...at(to, ASCENT), ...at(from, -DESCENT), ...at(to, -DESCENT)];
}

/** One quad for two neighbours on the same level line; null where they are not. */
function joinOnLine(before: Quad, next: Quad): Quad | null {
  const [leftX, leftY, , topRightY, bottomX, bottomY] = before;
  const [, nextY, rightX, nextRightY, , nextBottomY, , nextEndY] = next;
  const isLevel = leftY === topRightY && nextY === nextRightY && Math.abs(leftY - nextY) < 0.5;
  const gap = next[0] - before[2];
  if (!isLevel || Math.abs(bottomY - nextBottomY) > 0.5 || gap < -1 || gap > leftY - bottomY) return null;
  return [leftX, leftY, rightX, nextRightY, bottomX, bottomY, next[6], nextEndY];
}
