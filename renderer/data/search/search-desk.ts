import type { DocumentRecord } from '../../../shared/model/document.ts';
import { openDocumentBytes } from '../document-bytes.ts';
import type { Store } from '../store.ts';
import type { DocumentPages, ReadPages } from './document-pages.ts';
import type { SearchAnswer, SearchTask } from './search-messages.ts';

/** Raise when documents are read in another way than before. */
const READ_AS = 1;

/** How far reading has come. */
export interface Preparation {
  readonly done: number;
  readonly of: number;
  /** Documents whose words could not be read, or not on every page: those pages, none for all of it. */
  readonly unread: readonly { readonly record: DocumentRecord; readonly pages: readonly number[] }[];
}

/**
 * Searches documents of the store. Each is read once, its words kept sealed beside it, and looked up in a worker; both end
 * with `close`.
 */
export class SearchDesk {
  readonly #store: Store;
  readonly #read: ReadPages;
  readonly #worker: Worker;
  readonly #known = new Set<string>();
  readonly #unread = new Map<string, { record: DocumentRecord; pages: readonly number[] }>();
  readonly #waiting = new Map<number, (answer: SearchAnswer) => void>();
  #turn = 0;
  #isClosed = false;

  constructor(store: Store, read: ReadPages, worker: Worker = startWorker()) {
    this.#store = store;
    this.#read = read;
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => {
      this.#waiting.get(data.turn)?.(data);
      this.#waiting.delete(data.turn);
    });
  }

  /** Reads what is not known yet, one document after the other; `onProgress` hears after each. */
  async prepare(records: readonly DocumentRecord[], onProgress: (progress: Preparation) => void): Promise<void> {
    for (const [i, record] of records.entries()) {
      if (this.#isClosed) return;
      await this.#take(record);
      if (this.#isClosed) return;
      const wanted = new Set(records.map(nameOf));
      const unread = [...this.#unread].flatMap(([name, one]) => (wanted.has(name) ? [one] : []));
      onProgress({ done: i + 1, of: records.length, unread });
    }
  }

  /** @param caseId null: in every case whose documents were prepared */
  search(typed: string, caseId: string | null): Promise<SearchAnswer> {
    const turn = ++this.#turn;
    const { promise, resolve } = Promise.withResolvers<SearchAnswer>();
    this.#waiting.set(turn, resolve);
    this.#send({ type: 'search', turn, typed, caseId });
    return promise;
  }

  close(): void {
    this.#isClosed = true;
    this.#worker.terminate();
  }

  async #take(record: DocumentRecord): Promise<void> {
    const name = nameOf(record);
    if (this.#known.has(name)) return;
    const words = await this.#wordsOf(record);
    if (!words) return;
    this.#known.add(name);
    if (words.unreadable.length > 0 || words.pages.length === 0) {
      this.#unread.set(name, { record, pages: words.unreadable });
    }
    if (!this.#isClosed) this.#send({ type: 'put', id: record.id, caseId: record.caseId, pages: words.pages });
  }

  /** Null when its bytes are not here yet: then it is tried again. */
  async #wordsOf(record: DocumentRecord): Promise<DocumentPages | null> {
    const { db, feed } = this.#store;
    const key = feed.get('document', record.id)?.columns.bytesKey;
    if (key === undefined) return null;
    const row = await db.texts.get(key);
    if (row?.readAs === READ_AS) return row;
    const bytes = await openDocumentBytes(this.#store, record);
    if (!bytes) return null;
    const words = await this.#read(record, bytes).catch((error: unknown) => {
      // Broken, locked by a password, too large: said beside the results, by the document's name.
      console.error('The words of a document could not be read', error instanceof Error ? error.name : '');
      return { pages: [], unreadable: [] };
    });
    // What is not kept is read again: a full disk must not end a search.
    await db.texts.put({ key, caseId: record.caseId, readAs: READ_AS, ...words }).catch(() => undefined);
    return words;
  }

  #send(task: SearchTask): void {
    this.#worker.postMessage(task, {});
  }
}

function nameOf({ id, version }: DocumentRecord): string {
  return `${id}@${version}`;
}

function startWorker(): Worker {
  return new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module', name: 'search' });
}
