/** A page's text as a person would read it, and where each run of letters begins in it. */
export interface PageText {
  readonly text: string;
  readonly starts: readonly number[];
  /** How far down the page each run stands, as a share of the unturned page's height. */
  readonly tops: readonly number[];
}

/** Between the texts of two pages. */
export const PAGE_BREAK = '\n';

/** The texts of a document's pages, whoever knows them. Pages count from 1. */
export interface PagedTexts {
  readonly pages: number;
  of(page: number): Promise<PageText>;
  /** The text of a page that has been read already. */
  now(page: number): PageText | undefined;
  /** The texts of pages `from` to `to` (inclusive) as one, with where each page begins. */
  joined(from: number, to: number): Promise<{ text: string; starts: number[] }>;
}

/** The texts of pages `from` to `to` (inclusive) as one, with where each page begins. */
export async function joinTexts(
  of: PagedTexts['of'],
  from: number,
  to: number,
): Promise<{ text: string; starts: number[] }> {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (let page = from; page <= to; page++) {
    const { text } = await of(page);
    starts.push(length);
    parts.push(text);
    length += text.length + PAGE_BREAK.length;
  }
  return { text: parts.join(PAGE_BREAK), starts };
}
