import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { TextContent } from 'pdfjs-dist/types/src/display/api.js';
import { joinTexts, type PagedTexts, type PageText } from '../paged-texts.ts';

/**
 * Runs joined as pdf.js gives them, with a line end where it saw one.
 *
 * @param box the page's corners in points, y upwards
 */
export function pageTextOf(content: TextContent, [, bottom = 0, , top = 1]: readonly number[]): PageText {
  const starts: number[] = [];
  const tops: number[] = [];
  let text = '';
  for (const item of content.items) {
    if (!('str' in item)) continue;
    starts.push(text.length);
    const lineTop = Number(item.transform[5]) + item.height;
    tops.push(Math.min(1, Math.max(0, (top - lineTop) / (top - bottom))));
    text += item.hasEOL ? `${item.str}\n` : item.str;
  }
  return { text, starts, tops };
}

/** The texts of a document's pages, read once each. Pages count from 1. */
export class PageTexts implements PagedTexts {
  readonly #pdf: PDFDocumentProxy;
  readonly #texts = new Map<number, Promise<PageText>>();
  readonly #read = new Map<number, PageText>();
  readonly #scanned: PagedTexts | null;

  /** @param scanned the words of pages that the file has only pictures of */
  constructor(pdf: PDFDocumentProxy, scanned: PagedTexts | null = null) {
    this.#pdf = pdf;
    this.#scanned = scanned;
  }

  get pages(): number {
    return this.#pdf.numPages;
  }

  /** The text that the file itself has of a page: nothing, where that is only a picture. */
  ofFile(page: number): Promise<PageText> {
    let text = this.#texts.get(page);
    if (!text) {
      text = this.#extract(page);
      this.#texts.set(page, text);
    }
    return text;
  }

  async of(page: number): Promise<PageText> {
    const own = await this.ofFile(page);
    return this.#scanned && own.text.trim() === '' ? await this.#scanned.of(page) : own;
  }

  /** The text of a page that has been read already. */
  now(page: number): PageText | undefined {
    const own = this.#read.get(page);
    return this.#scanned && own?.text.trim() === '' ? this.#scanned.now(page) : own;
  }

  /** The texts of pages `from` to `to` (inclusive) as one, with where each page begins. */
  joined(from: number, to: number): Promise<{ text: string; starts: number[] }> {
    return joinTexts(page => this.of(page), from, to);
  }

  async #extract(number: number): Promise<PageText> {
    // A page that cannot be read, or is only promised by the file, has no text; drawing it will say what is wrong.
    const text = await this.#pdf
      .getPage(number)
      .then(async page => pageTextOf(await page.getTextContent(), page.view))
      .catch(() => ({ text: '', starts: [], tops: [] }));
    this.#read.set(number, text);
    return text;
  }
}
