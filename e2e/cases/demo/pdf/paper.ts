import { PDFDocument, type PDFFont, type PDFPage, type RGB, rgb, StandardFonts } from '@cantoo/pdf-lib';

export const A4 = { width: 595.28, height: 841.89 } as const;
export const ink = {
  black: rgb(0.1, 0.1, 0.12),
  grey: rgb(0.42, 0.44, 0.48),
  rule: rgb(0.72, 0.74, 0.78),
  wash: rgb(0.94, 0.95, 0.97),
  navy: rgb(0.1, 0.21, 0.36),
  /** What the applicant filled in. */
  pen: rgb(0.08, 0.16, 0.5),
} as const;

export interface Fonts {
  readonly text: PDFFont;
  readonly bold: PDFFont;
  readonly italic: PDFFont;
  readonly sans: PDFFont;
  readonly sansBold: PDFFont;
  readonly pen: PDFFont;
}

export interface TextStyle {
  readonly font: PDFFont;
  readonly size: number;
  readonly color?: RGB;
}

/** A finished PDF, and its text page by page as it was drawn, so that evidence can quote it. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: readonly string[];
}

/** A PDF in the making: A4, a cursor that runs down the page and turns to a new one by itself. Points, from the top left. */
export interface Paper {
  readonly fonts: Fonts;
  readonly margin: number;
  /** Width between the margins. */
  readonly width: number;
  y(): number;
  moveTo(y: number): void;
  skip(height: number): void;
  /** Starts a new page unless `height` points are left. */
  need(height: number): void;
  newPage(): void;
  page(): PDFPage;
  /** One line at a place; its text is kept for quoting. */
  put(text: string, x: number, y: number, style: TextStyle): void;
  /** Text over as many lines and pages as it takes, from the cursor on. */
  flow(
    text: string,
    style: TextStyle & { readonly indent?: number; readonly leading?: number; readonly after?: number },
  ): void;
  rule(y: number, color?: RGB): void;
  box(x: number, y: number, width: number, height: number, fill?: RGB): void;
  finish(): Promise<Printed>;
}

export interface PaperOptions {
  readonly title: string;
  readonly author: string;
  /** Written into the file instead of the clock's time, so that every making gives the same bytes. */
  readonly madeAt: Date;
  readonly margin?: number;
  /** Draws what every page has; called when a page begins. */
  readonly onPage?: (paper: Paper, pageNumber: number) => void;
  /** Where the cursor starts on a page. */
  readonly top?: number;
}

export async function startPaper(options: PaperOptions): Promise<Paper> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(options.title);
  pdf.setAuthor(options.author);
  pdf.setProducer('Northwind forms');
  pdf.setCreationDate(options.madeAt);
  pdf.setModificationDate(options.madeAt);
  const fonts: Fonts = {
    text: await pdf.embedFont(StandardFonts.TimesRoman),
    bold: await pdf.embedFont(StandardFonts.TimesRomanBold),
    italic: await pdf.embedFont(StandardFonts.TimesRomanItalic),
    sans: await pdf.embedFont(StandardFonts.Helvetica),
    sansBold: await pdf.embedFont(StandardFonts.HelveticaBold),
    pen: await pdf.embedFont(StandardFonts.Courier),
  };
  const margin = options.margin ?? 56;
  const top = options.top ?? margin;
  const bottom = A4.height - 64;
  const texts: string[][] = [];
  let page: PDFPage | null = null;
  let y = top;

  const current = (): PDFPage => {
    if (!page) throw new Error('The paper has no page yet.');
    return page;
  };
  const paper: Paper = {
    fonts,
    margin,
    width: A4.width - 2 * margin,
    y: () => y,
    moveTo: to => void (y = to),
    skip: height => void (y += height),
    need: height => {
      if (y + height > bottom) paper.newPage();
    },
    newPage: () => {
      page = pdf.addPage([A4.width, A4.height]);
      texts.push([]);
      options.onPage?.(paper, texts.length);
      y = top;
    },
    page: current,
    put: (text, x, at, { font, size, color = ink.black }) => {
      current().drawText(text, { x, y: A4.height - at, size, font, color });
      texts.at(-1)?.push(text);
    },
    flow: (text, { indent = 0, leading = 1.35, after = 0, ...style }) => {
      for (const line of wrap(text, style.font, style.size, paper.width - indent)) {
        paper.need(style.size * leading);
        y += style.size * leading;
        paper.put(line, margin + indent, y, style);
      }
      y += after;
    },
    rule: (at, color = ink.rule) =>
      current().drawLine({
        start: { x: margin, y: A4.height - at },
        end: { x: A4.width - margin, y: A4.height - at },
        thickness: 0.6,
        color,
      }),
    box: (x, at, width, height, fill) =>
      current().drawRectangle({
        x,
        y: A4.height - at - height,
        width,
        height,
        borderColor: ink.rule,
        borderWidth: 0.6,
        ...(fill && { color: fill }),
      }),
    finish: async () => ({
      bytes: await pdf.save({ updateFieldAppearances: false }),
      pages: texts.map(lines => lines.join('\n')),
    }),
  };
  paper.newPage();
  return paper;
}

/** Breaks text into lines of at most `width` points. A word that is wider has a line to itself. */
export function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}
