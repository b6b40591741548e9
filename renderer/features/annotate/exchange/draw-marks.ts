import { BlendMode, degrees, type PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import type { PlacedMark } from './marks-to-xfdf.ts';
import type { PdfPages } from './pdf-pages.ts';
import type { Box, Quad } from './quad.ts';

const BORDER = 1.5;
/** The sign with a mark's number, in points. */
const SIGN = { height: 9, digit: 4.6, padding: 2.4, size: 7 } as const;
const INK = rgb(0.1, 0.12, 0.16);
const PAPER = rgb(1, 1, 1);

/** Draws marks into the pages of a PDF, each with its number: words under a highlight stay as black as they were. */
export async function drawMarks(
  pdf: PDFDocument,
  font: PDFFont,
  placed: readonly PlacedMark[],
  pages: PdfPages,
): Promise<void> {
  for (const [i, { pieces, color, kind }] of placed.entries()) {
    for (const { page: number, quads, rect } of pieces) {
      const page = pdf.getPage(number - 1);
      for (const quad of quads) fillQuad(page, quad, color);
      if (kind === 'square') drawFrame(page, rect, color);
      await drawSign(page, font, i + 1, await pages.areaOf(number, rect), pages, number);
    }
  }
}

function fillQuad(page: PDFPage, [left, top, , , x, y, endX, endY]: Quad, color: string): void {
  page.drawRectangle({
    x,
    y,
    width: Math.hypot(endX - x, endY - y),
    height: Math.hypot(left - x, top - y),
    rotate: degrees((Math.atan2(endY - y, endX - x) * 180) / Math.PI),
    color: inkOf(color),
    blendMode: BlendMode.Multiply,
  });
}

function drawFrame(page: PDFPage, { left, bottom, right, top }: Box, color: string): void {
  const frame = { x: left, y: bottom, width: right - left, height: top - bottom };
  // The tones are light: a dark line around them can be seen on a scan of any colour.
  page.drawRectangle({ ...frame, borderColor: INK, borderWidth: BORDER + 1, borderOpacity: 0.75 });
  page.drawRectangle({ ...frame, borderColor: inkOf(color), borderWidth: BORDER });
}

/** Above the left end of the mark, upright as the page is read. */
async function drawSign(
  page: PDFPage,
  font: PDFFont,
  number: number,
  area: { left: number; top: number } | null,
  pages: PdfPages,
  of: number,
): Promise<void> {
  const said = String(number);
  const width = said.length * SIGN.digit + 2 * SIGN.padding;
  const [left, top] = [Math.max(0, (area?.left ?? width) - width / 2), Math.max(0, (area?.top ?? 0) - SIGN.height + 1)];
  const sign = await pages.boxOf(of, { left, top, width, height: SIGN.height });
  page.drawRectangle({
    x: sign.left,
    y: sign.bottom,
    width: sign.right - sign.left,
    height: sign.top - sign.bottom,
    color: INK,
  });
  const foot = { left: left + SIGN.padding, top: top + SIGN.height - 2, width: 0, height: 0 };
  const at = await pages.boxOf(of, foot);
  page.drawText(said, { x: at.left, y: at.bottom, size: SIGN.size, font, color: PAPER, rotate: page.getRotation() });
}

/** Of `#rrggbb`. */
export function inkOf(color: string) {
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
}
