/** Letters of all texts together: the documents of a large case, or the likeliest of a hundred searches. */
const MOST_LETTERS = 16_000_000;

/** Texts that were looked at lately, page by page. */
export class KnownTexts {
  readonly #most: number;
  readonly #texts = new Map<string, readonly string[]>();
  #letters = 0;

  constructor(most = MOST_LETTERS) {
    this.#most = most;
  }

  has(name: string): boolean {
    return this.#texts.has(name);
  }

  get(name: string): readonly string[] | undefined {
    const pages = this.#texts.get(name);
    if (!pages) return undefined;
    // The one that was asked for last goes last.
    this.#texts.delete(name);
    this.#texts.set(name, pages);
    return pages;
  }

  /** The last one stays in any case: somebody is about to ask for it. */
  put(name: string, pages: readonly string[]): void {
    this.forget(name);
    this.#texts.set(name, pages);
    this.#letters += lettersOf(pages);
    for (const [oldest] of this.#texts) {
      if (this.#letters <= this.#most || oldest === name) break;
      this.forget(oldest);
    }
  }

  forget(name: string): void {
    this.#letters -= lettersOf(this.#texts.get(name) ?? []);
    this.#texts.delete(name);
  }
}

function lettersOf(pages: readonly string[]): number {
  return pages.reduce((sum, { length }) => sum + length, 0);
}
