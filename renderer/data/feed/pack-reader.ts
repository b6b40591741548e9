import type { RecordKind, RecordValue } from '../../../shared/model/change.ts';
import type { MeridianDb } from '../db.ts';
import type { PackRow } from '../rows.ts';
import { type BulkCipher, packContext } from '../sealed/bulk-cipher.ts';
import type { Head } from './heads.ts';
import { readFeedState } from './load-feed.ts';

/** About 1,300 records: a case, its neighbours in the queue and their documents. */
const KEPT_PACKS = 128;

/** Thrown when a pack went between looking it up and reading it: another generation was swapped in. Try again. */
export class FeedMovedError extends Error {}

/** Opens records of the feed, one pack at a time, synchronously after the read: fit for live queries. */
export class PackReader {
  private readonly db: MeridianDb;
  private readonly cipher: BulkCipher;
  private readonly onUnreadable: (table: string, key: string) => void;
  private readonly kept = new Map<string, readonly unknown[]>();

  constructor(db: MeridianDb, cipher: BulkCipher, onUnreadable: (table: string, key: string) => void) {
    this.db = db;
    this.cipher = cipher;
    this.onUnreadable = onUnreadable;
  }

  /** The record's value; null when its pack cannot be opened. The value is shared: never change it. */
  async read<Kind extends RecordKind>(generation: number, head: Head<Kind>): Promise<RecordValue<Kind> | null> {
    const pack = await this.open(generation, head.pack);
    return (pack[head.slot] ?? null) as RecordValue<Kind> | null;
  }

  async readAll<Kind extends RecordKind>(
    generation: number,
    heads: readonly Head<Kind>[],
  ): Promise<{ head: Head<Kind>; value: RecordValue<Kind> }[]> {
    const found: { head: Head<Kind>; value: RecordValue<Kind> }[] = [];
    for (const head of heads) {
      const value = await this.read(generation, head);
      if (value !== null) found.push({ head, value });
    }
    return found;
  }

  /** Everything in memory goes: at lock. */
  forget(): void {
    this.kept.clear();
  }

  private async open(generation: number, pack: number): Promise<readonly unknown[]> {
    const key = `${generation}/${pack}`;
    const kept = this.kept.get(key);
    if (kept) {
      this.kept.delete(key);
      this.kept.set(key, kept);
      return kept;
    }
    const row = await this.db.packs.get([generation, pack]);
    if (!row) {
      if ((await readFeedState(this.db)).generation !== generation) throw new FeedMovedError(`Pack ${key} is gone`);
      // Lost with a part of the database: whoever waits for it to come would wait for ever.
      this.onUnreadable('packs', key);
      return [];
    }
    const values = this.parse(key, packContext(generation, pack), row);
    this.kept.set(key, values);
    if (this.kept.size > KEPT_PACKS) this.kept.delete(this.kept.keys().next().value ?? key);
    return values;
  }

  private parse(key: string, context: string, { sealedBy, box }: PackRow): readonly unknown[] {
    try {
      return JSON.parse(new TextDecoder().decode(this.cipher.openNow(sealedBy, context, box))) as unknown[];
    } catch {
      // noble throws when the tag does not match: the pack was changed on disk.
      this.onUnreadable('packs', key);
      return [];
    }
  }
}
