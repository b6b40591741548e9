import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { Store } from '../store.ts';
import { caseSegmentOf, type IndexedDocument } from './case-segment.ts';
import { openSegments, openText, readIndexKeys } from './index-rows.ts';
import type { SearchAnswer, SearchReply, SearchTask, WantedText } from './search-messages.ts';

/** How much of what is here can be searched. */
export interface Preparation {
  readonly done: number;
  /** Documents that are on this machine. */
  readonly of: number;
  /** Documents whose words could not be read, or not surely, or not on every page. */
  readonly unread: readonly UnreadDocument[];
  /** Documents that have not arrived. */
  readonly notHere: readonly DocumentRecord[];
}

export interface UnreadDocument {
  readonly record: DocumentRecord;
  /** None of it could be read. */
  readonly isWhole: boolean;
  /** Pages that have no words, from 1. */
  readonly pages: readonly number[];
  /** Pages whose words were read from a picture, and not surely. */
  readonly unsure: readonly number[];
}

interface Loaded {
  readonly made: number;
  readonly documents: ReadonlyMap<string, IndexedDocument>;
}

/** Segments that are opened at once. */
const AT_ONCE = 100;

/** Searches what `IndexKeeper` made, in a worker. What it knows of the cases ends with `close`. */
export class SearchDesk {
  readonly #store: Store;
  readonly #worker: Worker;
  readonly #loaded = new Map<string, Loaded>();
  readonly #waiting = new Map<number, (answer: SearchAnswer) => void>();
  #turn = 0;
  #isClosed = false;

  constructor(store: Store, worker: Worker = startWorker()) {
    this.#store = store;
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => {
      if (data.type === 'wanted') void this.#give(data.turn, data.texts);
      else {
        this.#waiting.get(data.turn)?.(data);
        this.#waiting.clear();
      }
    });
  }

  /** Takes in what has been indexed of these cases since it was asked last, and says how much that is. */
  async load(caseIds: readonly string[]): Promise<Preparation> {
    const { keyOf, db } = this.#store;
    const keys = await readIndexKeys(this.#store);
    const changed = caseIds.flatMap(caseId => {
      const number = keyOf(caseId);
      const made = number === null ? undefined : keys.made.get(number);
      if (number === null || made === undefined) return [];
      return this.#loaded.get(caseId)?.made === made ? [] : [{ caseId, number }];
    });
    for (let at = 0; at < changed.length && !this.#isClosed; at += AT_ONCE) {
      const some = changed.slice(at, at + AT_ONCE);
      const opened = await openSegments(
        this.#store,
        some.map(({ number }) => number),
      );
      for (const [i, segment] of opened.entries()) {
        const caseId = some[i]?.caseId;
        if (segment && caseId !== undefined) this.#take(caseId, segment);
      }
    }
    this.#dropGone();
    const verified = new Set(await db.bytes.where('state').equals('verified').primaryKeys());
    return this.#preparation(caseIds, verified);
  }

  /** Ends the search before, which then never answers. `caseId` null: in every case that was loaded. */
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

  #take(caseId: string, { made, bytes }: { made: number; bytes: Uint8Array<ArrayBuffer> }): void {
    const documents = caseSegmentOf(bytes)?.documents;
    if (!documents || this.#isClosed) return;
    this.#loaded.set(caseId, { made, documents: new Map(documents.map(one => [one.id, one])) });
    this.#send({ type: 'load', caseId, bytes }, [bytes.buffer]);
  }

  #dropGone(): void {
    for (const caseId of this.#loaded.keys()) {
      if (this.#store.feed.get('case', caseId)) continue;
      this.#loaded.delete(caseId);
      this.#send({ type: 'drop', caseId });
    }
  }

  #preparation(caseIds: readonly string[], verified: ReadonlySet<string>): Preparation {
    const heads = caseIds.flatMap(caseId => this.#store.feed.ofCase(caseId, 'document'));
    const unread: UnreadDocument[] = [];
    const notHere: DocumentRecord[] = [];
    let done = 0;
    for (const { columns } of heads) {
      const { record, bytesKey } = columns;
      const indexed = this.#loaded.get(record.caseId)?.documents.get(record.id);
      if (!verified.has(bytesKey)) notHere.push(record);
      if (indexed?.version !== record.version) continue;
      done++;
      const { unreadable: pages, unsure } = indexed;
      const isWhole = indexed.pages === pages.length;
      if (isWhole || pages.length + unsure.length > 0) unread.push({ record, isWhole, pages, unsure });
    }
    return { done, of: Math.max(done, heads.length - notHere.length), unread, notHere };
  }

  async #give(turn: number, wanted: readonly WantedText[]): Promise<void> {
    const texts = await Promise.all(
      wanted.map(async ({ id, version }) => {
        const head = this.#store.feed.get('document', id)?.columns;
        const bytes = head?.record.version === version ? await openText(this.#store, head.bytesKey) : null;
        return { id, version, bytes };
      }),
    );
    // Closed meanwhile.
    if (this.#isClosed) return;
    this.#send(
      { type: 'texts', turn, texts },
      texts.flatMap(({ bytes }) => bytes?.buffer ?? []),
    );
  }

  #send(task: SearchTask, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(task, { transfer });
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module', name: 'search' });
}
