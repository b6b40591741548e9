import type { PageWords } from '../../../shared/model/document-text.ts';
import type { KeptWords } from '../../data/kept-words.ts';
import { readPicture, type ReadingFailure } from '../ocr/ocr-engine.ts';
import { joinTexts, type PagedTexts, type PageText } from '../paged-texts.ts';
import { textOfWords } from './words-text.ts';

/** How far the reading of a page is. */
export type PageReading = PageWords | ReadingFailure | 'waiting' | 'unread';

const NO_TEXT: PageText = { text: '', starts: [], tops: [] };

interface ScanTextsOptions {
  readonly pages: number;
  /** What the client sent or this machine read before; left out where nothing is kept. */
  readonly kept: KeptWords | undefined;
  /** A page's picture for the machine to read; null when it cannot be drawn. */
  readonly picture: (page: number) => Promise<ImageBitmap | null>;
}

/**
 * The words over pictures of pages: the client's where it sent some, those that were read here before, else read now,
 * page by page as they are wanted. A page that is not read yet has no text.
 */
export class ScanTexts implements PagedTexts {
  readonly pages: number;
  readonly #options: ScanTextsOptions;
  readonly #readings = new Map<number, PageReading>();
  readonly #texts = new Map<number, PageText>();
  readonly #listeners = new Set<() => void>();
  readonly #loaded: Promise<void>;
  /** The pages that somebody looks at or searches. */
  #wanted: ReadonlySet<number> = new Set();

  constructor(options: ScanTextsOptions) {
    this.pages = options.pages;
    this.#options = options;
    this.#loaded = this.#load();
  }

  reading(page: number): PageReading {
    return this.#readings.get(page) ?? 'unread';
  }

  characters(): number {
    let sum = 0;
    for (const { text } of this.#texts.values()) sum += text.length;
    return sum;
  }

  /** Null while no page has words. */
  readBy(): PageWords['readBy'] | null {
    const withWords = [...this.#readings.values()].filter(one => typeof one === 'object' && one.words.length > 0);
    const [first] = withWords as PageWords[];
    return first?.readBy ?? null;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** These pages are read next; those that were wanted before, and are not any more, are not. */
  want(pages: readonly number[]): void {
    this.#wanted = new Set(pages);
    void this.#loaded.then(() => {
      for (const page of this.#wanted) if (this.reading(page) === 'unread') void this.#read(page);
    });
  }

  /** One more page is looked at. Returns how to look away. */
  look(page: number): () => void {
    this.want([...this.#wanted, page]);
    return () => {
      this.#wanted = new Set([...this.#wanted].filter(other => other !== page));
    };
  }

  async of(page: number): Promise<PageText> {
    await this.#loaded;
    return this.#texts.get(page) ?? NO_TEXT;
  }

  now(page: number): PageText {
    return this.#texts.get(page) ?? NO_TEXT;
  }

  joined(from: number, to: number): Promise<{ text: string; starts: number[] }> {
    return joinTexts(page => this.of(page), from, to);
  }

  /** Nobody looks any more: what has not begun is not read. */
  close(): void {
    this.#wanted = new Set();
  }

  async #load(): Promise<void> {
    // What is kept cannot be opened: the machine reads again.
    const kept = await this.#options.kept?.read().catch(() => []);
    for (const words of kept ?? []) this.#set(words.page, words);
    if (kept && kept.length > 0) this.#tell();
  }

  async #read(page: number): Promise<void> {
    this.#set(page, 'waiting');
    this.#tell();
    const read = await readPicture(
      () => this.#options.picture(page),
      () => !this.#wanted.has(page),
    );
    if (read === null) {
      // Nobody waits for it any more; or somebody does, and it has no picture that could be read.
      if (this.#wanted.has(page)) this.#set(page, 'unavailable');
      else this.#readings.delete(page);
    } else if (typeof read === 'string') this.#set(page, read);
    else {
      const words = { ...read, page };
      this.#set(page, words);
      await this.#options.kept?.keep(words);
    }
    this.#tell();
  }

  #set(page: number, reading: PageReading): void {
    this.#readings.set(page, reading);
    if (typeof reading === 'object') this.#texts.set(page, textOfWords(reading));
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
