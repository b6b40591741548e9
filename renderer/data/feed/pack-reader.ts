import { Dexie } from 'dexie';
import type { RecordKind, RecordValue } from '../../../shared/model/change.ts';
import type { MeridianDb } from '../db.ts';
import { getReadable } from '../lost-values.ts';
import type { PackRow } from '../rows.ts';
import { type BulkCipher, packContext } from '../sealed/bulk-cipher.ts';
import type { Head } from './heads.ts';
import { readFeedState } from './load-feed.ts';

/** About 1,300 records: a case, its neighbours in the queue and their documents. */
const KEPT_PACKS = 128;
/** Packs that are read in one transaction and opened beside each other. */
const PACKS_AT_ONCE = 64;

/** Thrown when a pack went between looking it up and reading it: another generation was swapped in. Try again. */
export class FeedMovedError extends Error {}

type Opened = readonly unknown[];

/** Opens records of the feed, a pack at a time. Fit for live queries and for transactions, which stay open. */
export class PackReader {
  private readonly db: MeridianDb;
  private readonly cipher: BulkCipher;
  private readonly onUnreadable: (table: string, key: string) => void;
  private readonly kept = new Map<string, Opened>();
  /** Grows when everything is forgotten: what was being opened then is not kept. */
  private age = 0;

  constructor(db: MeridianDb, cipher: BulkCipher, onUnreadable: (table: string, key: string) => void) {
    this.db = db;
    this.cipher = cipher;
    this.onUnreadable = onUnreadable;
  }

  /** The record's value; null when its pack cannot be opened. The value is shared: never change it. */
  async read<Kind extends RecordKind>(generation: number, head: Head<Kind>): Promise<RecordValue<Kind> | null> {
    const pack = this.keptPack(generation, head.pack) ?? (await this.open(generation, [head.pack])).get(head.pack);
    return (pack?.[head.slot] ?? null) as RecordValue<Kind> | null;
  }

  /** What cannot be opened is left out. */
  async readAll<Kind extends RecordKind>(
    generation: number,
    heads: readonly Head<Kind>[],
  ): Promise<{ head: Head<Kind>; value: RecordValue<Kind> }[]> {
    const packs = new Map<number, Opened>();
    const numbers = [...new Set(heads.map(head => head.pack))];
    for (let from = 0; from < numbers.length; from += PACKS_AT_ONCE) {
      const some = await this.openOrKept(generation, numbers.slice(from, from + PACKS_AT_ONCE));
      for (const [pack, values] of some) packs.set(pack, values);
    }
    return heads.flatMap(head => {
      const value = packs.get(head.pack)?.[head.slot] ?? null;
      return value === null ? [] : [{ head, value: value as RecordValue<Kind> }];
    });
  }

  /** Everything in memory goes: at lock. */
  forget(): void {
    this.age++;
    this.kept.clear();
  }

  private keptPack(generation: number, pack: number): Opened | undefined {
    const key = `${generation}/${pack}`;
    const kept = this.kept.get(key);
    if (!kept) return undefined;
    this.kept.delete(key);
    this.kept.set(key, kept);
    return kept;
  }

  private async openOrKept(generation: number, numbers: readonly number[]): Promise<Map<number, Opened>> {
    const opened = new Map<number, Opened>();
    for (const pack of numbers) {
      const kept = this.keptPack(generation, pack);
      if (kept) opened.set(pack, kept);
    }
    const closed = numbers.filter(pack => !opened.has(pack));
    if (closed.length === 0) return opened;
    for (const [pack, values] of await this.open(generation, closed)) opened.set(pack, values);
    return opened;
  }

  private async open(generation: number, numbers: readonly number[]): Promise<Map<number, Opened>> {
    const { age } = this;
    const rows = await this.readRows(numbers.map(pack => [generation, pack]));
    if (rows.includes(undefined)) await this.noteMissing(generation, numbers, rows);
    const opened = new Map<number, Opened>();
    const here = rows.filter(row => row !== undefined);
    const values = await this.openRows(here);
    for (const [i, { pack }] of here.entries()) {
      const of = values[i];
      // One that did not open is met again, and noted then, if the disk took no note of it now.
      if (!of) continue;
      opened.set(pack, of);
      if (age === this.age) this.keep(`${generation}/${pack}`, of);
    }
    return opened;
  }

  private async readRows(keys: [number, number][]): Promise<(PackRow | undefined)[]> {
    const [only, ...others] = keys;
    const isAlone = only !== undefined && others.length === 0 && !Dexie.currentTransaction && this.db.isOpen();
    const row = isAlone ? await readRow(this.db.backendDB(), only) : FAILED;
    return row === FAILED ? await getReadable(this.db.packs, keys) : [row];
  }

  private keep(key: string, values: Opened): void {
    this.kept.set(key, values);
    if (this.kept.size > KEPT_PACKS) this.kept.delete(this.kept.keys().next().value ?? key);
  }

  private async noteMissing(generation: number, numbers: readonly number[], rows: readonly unknown[]): Promise<void> {
    const missing = numbers.filter((_, i) => rows[i] === undefined).map(pack => `${generation}/${pack}`);
    const isHere = (await readFeedState(this.db)).generation === generation;
    if (!isHere) throw new FeedMovedError(`Pack ${missing.join()} is gone`);
    // Lost with a part of the database: whoever waits for it to come would wait for ever.
    for (const key of missing) this.onUnreadable('packs', key);
  }

  private async openRows(rows: readonly PackRow[]): Promise<(Opened | null)[]> {
    const opening = Dexie.Promise.all(rows.map(row => this.openRow(row)));
    // Nothing but Dexie's own may be awaited: a transaction would end, and a live query hear of nothing it reads later.
    return await (Dexie.currentTransaction ? Dexie.waitFor(opening) : opening);
  }

  private async openRow(row: PackRow): Promise<Opened | null> {
    const { generation, pack, sealedBy, box } = row;
    try {
      return parse(await this.cipher.open(sealedBy, packContext(generation, pack), box));
    } catch {
      // WebCrypto throws OperationError when the pack was changed on disk.
      this.onUnreadable('packs', `${generation}/${pack}`);
      return null;
    }
  }
}

/** The database is closing, or its disk fails: Dexie opens it again, or says what is wrong. */
const FAILED = Symbol('failed');

/**
 * One row, past Dexie, which costs as much again as the read. No query needs to listen to it: a pack says the same as long
 * as its generation is there.
 */
function readRow(db: IDBDatabase, key: [number, number]): PromiseLike<PackRow | undefined | typeof FAILED> {
  // A promise of Dexie's, for live queries.
  return new Dexie.Promise(resolve => {
    try {
      const reading = db.transaction('packs').objectStore('packs').get(key) as IDBRequest<PackRow | undefined>;
      reading.addEventListener('success', () => resolve(reading.result));
      reading.addEventListener('error', () => resolve(FAILED));
    } catch {
      // InvalidStateError: it is closing.
      resolve(FAILED);
    }
  });
}

const decoder = new TextDecoder();

function parse(bytes: Uint8Array): Opened {
  return JSON.parse(decoder.decode(bytes)) as unknown[];
}
