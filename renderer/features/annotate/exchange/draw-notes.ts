import { type PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { text } from '../../../i18n/text.ts';
import { inkOf } from './draw-marks.ts';
import type { NoteLine } from './note-lines.ts';
import { pictureOfLine, widthOfLine } from './picture-of-line.ts';

const PAGE = { width: 595, height: 842, margin: 56 } as const;
const LOOKS = {
  head: { size: 9.5, leading: 15, indent: 14, ink: rgb(0.1, 0.12, 0.16) },
  quote: { size: 9.5, leading: 13, indent: 14, ink: rgb(0.32, 0.35, 0.4) },
  note: { size: 10, leading: 14, indent: 14, ink: rgb(0.1, 0.12, 0.16) },
  reply: { size: 9.5, leading: 13, indent: 28, ink: rgb(0.2, 0.23, 0.28) },
} as const;

interface Fonts {
  readonly plain: PDFFont;
  readonly bold: PDFFont;
}

/** Adds pages at the end of a PDF with what the marks say. */
export async function drawNotes(
  pdf: PDFDocument,
  fonts: Fonts,
  notes: readonly (readonly NoteLine[])[],
): Promise<void> {
  let page: PDFPage | null = null;
  let y = 0;
  const begin = (title: string): PDFPage => {
    const made = pdf.addPage([PAGE.width, PAGE.height]);
    made.drawText(title, { x: PAGE.margin, y: PAGE.height - PAGE.margin, size: 15, font: fonts.bold });
    y = PAGE.height - PAGE.margin - 28;
    return made;
  };
  for (const lines of notes) {
    for (const { words, look, color } of lines) {
      const { size, leading, indent, ink } = LOOKS[look];
      const font = look === 'head' ? fonts.bold : fonts.plain;
      for (const [i, line] of broken(words, font, size, PAGE.width - 2 * PAGE.margin - indent).entries()) {
        if (!page || y < PAGE.margin) page = begin(text(page ? 'exchange.notes.more' : 'exchange.notes.title'));
        if (look === 'head' && i === 0)
          page.drawRectangle({ x: PAGE.margin, y: y - 1, width: 7, height: 9, color: inkOf(color) });
        const at = { x: PAGE.margin + indent, y };
        if (isWritable(line, font)) page.drawText(line, { ...at, size, font, color: ink });
        else await drawPicture(pdf, page, line, size, at);
        y -= leading;
      }
    }
    y -= 9;
  }
}

/** Words of a script that the file's fonts do not have, as they look on this machine. */
async function drawPicture(pdf: PDFDocument, page: PDFPage, line: string, size: number, at: { x: number; y: number }) {
  const { png, width, height, descent } = await pictureOfLine(line, size);
  page.drawImage(await pdf.embedPng(png), { x: at.x, y: at.y - descent, width, height });
}

const known = new WeakMap<PDFFont, ReadonlySet<number>>();

/** Whether a font of the file has every character. */
function isWritable(line: string, font: PDFFont): boolean {
  const set = known.get(font) ?? new Set(font.getCharacterSet());
  known.set(font, set);
  return Array.from(line, character => character.codePointAt(0) ?? 0).every(point => set.has(point));
}

/** Breaks at spaces, and in a word where it is longer than a line. */
function broken(words: string, font: PDFFont, size: number, most: number): readonly string[] {
  const width = (line: string) =>
    isWritable(line, font) ? font.widthOfTextAtSize(line, size) : widthOfLine(line, size);
  const lines: string[] = [];
  let line = '';
  for (const word of words.replaceAll(/\s+/g, ' ').trim().split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (width(longer) <= most) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (width(line + character) > most) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return line === '' ? lines : [...lines, line];
}
