import { openDocumentBytes } from '../document-bytes.ts';
import { readFeedState } from '../feed/load-feed.ts';
import type { Store } from '../store.ts';
import type { ReadPages } from './document-pages.ts';
import { followTables } from './follow-tables.ts';
import { IndexBuilder } from './index-builder.ts';
import { keepSegment, keepText, openText, readIndexKeys } from './index-rows.ts';
import { type HereCase, type HereDocument, type IndexStep, planIndex } from './plan-index.ts';

/** Waits until it is a good moment to go on. Rejects when the signal is given. */
export type Rest = (isAwaited: boolean, signal: AbortSignal) => Promise<void>;

/**
 * Reads every document that has arrived, once, and builds the index of its case: in the background, while nobody works,
 * one window at a time. What it made lies sealed in the store; nothing stays in memory.
 */
export class IndexKeeper {
  readonly #store: Store;
  readonly #read: ReadPages;
  readonly #rest: Rest;
  readonly #builder: IndexBuilder;
  readonly #ended = new AbortController();
  /** What could not be kept: not tried again before the next start. */
  readonly #givenUp = new Set<string>();
  #awaited: string | null = null;
  #hasChanged = false;
  #wake = (): void => {};

  constructor(store: Store, read: ReadPages, rest: Rest, builder = new IndexBuilder()) {
    this.#store = store;
    this.#read = read;
    this.#rest = rest;
    this.#builder = builder;
  }

  /** Begins, or waits for the window that does it now. Resolves when it has ended. */
  async run(): Promise<void> {
    const { db, feed } = this.#store;
    const { signal } = this.#ended;
    const stopFollowing = followTables(this.#store, ['bytes', 'words'], this.#change);
    const stopListening = feed.subscribe(this.#change);
    try {
      await navigator.locks.request(`meridian/${db.name}/index`, { signal }, () => this.#work(signal));
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      stopFollowing();
      stopListening();
      this.#builder.end();
    }
  }

  /** A person searches this case: it is read first, and without waiting for them to rest. Null: nobody searches. */
  await(caseId: string | null): void {
    if (caseId === this.#awaited) return;
    this.#awaited = caseId;
    this.#change();
  }

  end(): void {
    this.#ended.abort();
    this.#wake();
  }

  readonly #change = (): void => {
    this.#hasChanged = true;
    this.#wake();
  };

  async #work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#hasChanged = false;
      for (const step of await this.#plan()) {
        // What is to be done may be something else by now.
        if (this.#hasChanged) break;
        const isAwaited = this.#isAwaited(step);
        await this.#rest(isAwaited, signal);
        await this.#do(step, () => this.#rest(this.#isAwaited(step), signal));
        signal.throwIfAborted();
      }
      if (this.#hasChanged) continue;
      this.#builder.end();
      await new Promise<void>(resolve => {
        this.#wake = resolve;
        if (this.#hasChanged || signal.aborted) resolve();
      });
    }
  }

  #isAwaited(step: IndexStep): boolean {
    if (step.do === 'drop' || this.#awaited === null) return false;
    return this.#awaited === (step.do === 'build' ? step.caseId : step.document.record.caseId);
  }

  async #plan(): Promise<IndexStep[]> {
    const keys = await readIndexKeys(this.#store);
    const here = await this.#here();
    const steps = here === null ? [] : planIndex(here, keys, this.#awaited);
    return steps.filter(step => !this.#givenUp.has(nameOf(step)));
  }

  /** Null while the feed is being read: what is not known yet must not be taken for what has gone. */
  async #here(): Promise<HereCase[] | null> {
    const { db, feed, keyOf } = this.#store;
    const { generation, page } = await readFeedState(db);
    if (generation !== feed.generation || page !== feed.page) return null;
    const verified = new Set(await db.bytes.where('state').equals('verified').primaryKeys());
    return feed.cases().flatMap(({ id: caseId }) => {
      const number = keyOf(caseId);
      if (number === null) return [];
      const documents = feed.ofCase(caseId, 'document').flatMap(({ columns: { bytesKey: key, record } }) => {
        return verified.has(key) ? [{ key, record }] : [];
      });
      return [{ caseId, number, documents }];
    });
  }

  async #do(step: IndexStep, rest: () => Promise<void>): Promise<void> {
    const { db } = this.#store;
    try {
      if (step.do === 'read') await this.#readDocument(step.document, rest);
      else if (step.do === 'build') await this.#build(step);
      else {
        await db.texts.bulkDelete([...step.texts]);
        await db.segments.bulkDelete([...step.segments]);
      }
    } catch (error) {
      if (this.#ended.signal.aborted) return;
      // The disk is full, or the case went: the rest is still worth it.
      console.error('The words of a document could not be kept', error instanceof Error ? error.name : '');
      this.#givenUp.add(nameOf(step));
    }
  }

  async #readDocument({ key, record }: HereDocument, rest: () => Promise<void>): Promise<void> {
    const bytes = await openDocumentBytes(this.#store, record);
    if (!bytes) return;
    const pages = await this.#read(record, bytes, rest).catch((error: unknown) => {
      this.#ended.signal.throwIfAborted();
      // Broken, locked by a password, too large: said beside the results, by the document's name.
      console.error('The words of a document could not be read', error instanceof Error ? error.name : '');
      return { pages: [], unreadable: [], unsure: [] };
    });
    await keepText(this.#store, record.caseId, key, await this.#builder.encode(pages));
  }

  async #build({ caseId, documents, covers }: Extract<IndexStep, { do: 'build' }>): Promise<void> {
    const kept = await Promise.all(
      documents.map(async ({ key, record: { id, version } }) => {
        const bytes = await openText(this.#store, key);
        return bytes && { id, version, bytes };
      }),
    );
    // One was read anew meanwhile, or does not open: the plan that comes next knows.
    if (kept.includes(null)) {
      const lost = documents.flatMap(({ key }, i) => (kept[i] ? [] : [key]));
      await this.#store.db.texts.bulkDelete(lost);
      this.#change();
      return;
    }
    const bytes = await this.#builder.build(kept.filter(one => one !== null));
    await keepSegment(this.#store, caseId, covers, bytes);
  }
}

function nameOf(step: IndexStep): string {
  if (step.do === 'read') return `read ${step.document.key}`;
  return step.do === 'build' ? `build ${step.caseId} ${step.covers}` : 'drop';
}
