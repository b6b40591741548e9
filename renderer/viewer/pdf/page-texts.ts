import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { TextContent } from 'pdfjs-dist/types/src/display/api.js';

/** A page's text as a person would read it, and where each run of letters begins in it. */
export interface PageText {
  readonly text: string;
  readonly starts: readonly number[];
}

/** Between the texts of two pages. */
export const PAGE_BREAK = '\n';

/** Runs joined as pdf.js gives them, with a line end where it saw one. */
export function pageTextOf(content: TextContent): PageText {
  const starts: number[] = [];
  let text = '';
  for (const item of content.items) {
    if (!('str' in item)) continue;
    starts.push(text.length);
    text += item.hasEOL ? `${item.str}\n` : item.str;
  }
  return { text, starts };
}

/** The texts of a document's pages, read once each. Pages count from 1. */
export class PageTexts {
  readonly #pdf: PDFDocumentProxy;
  readonly #texts = new Map<number, Promise<PageText>>();
  readonly #read = new Map<number, PageText>();

  constructor(pdf: PDFDocumentProxy) {
    this.#pdf = pdf;
  }

  get pages(): number {
    return this.#pdf.numPages;
  }

  of(page: number): Promise<PageText> {
    let text = this.#texts.get(page);
    if (!text) {
      text = this.#extract(page);
      this.#texts.set(page, text);
    }
    return text;
  }

  /** The text of a page that has been read already. */
  now(page: number): PageText | undefined {
    return this.#read.get(page);
  }

  /** The texts of pages `from` to `to` (inclusive) as one, with where each page begins. */
  async joined(from: number, to: number): Promise<{ text: string; starts: number[] }> {
    const starts: number[] = [];
    const parts: string[] = [];
    let length = 0;
    for (let page = from; page <= to; page++) {
      const { text } = await this.of(page);
      starts.push(length);
      parts.push(text);
      length += text.length + PAGE_BREAK.length;
    }
    return { text: parts.join(PAGE_BREAK), starts };
  }

  async #extract(number: number): Promise<PageText> {
    const page = await this.#pdf.getPage(number);
    // A page that cannot be read has no text; drawing it will say what is wrong.
    const text = await page.getTextContent().then(pageTextOf, () => ({ text: '', starts: [] }));
    this.#read.set(number, text);
    return text;
  }
}
