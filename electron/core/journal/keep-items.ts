import type { MutationId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { isUnsent, type Settlement } from '../../../shared/model/outbox.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Log } from '../log/log.ts';
import { word } from '../log/loggable.ts';
import type { SealedLog } from '../sealed-log/sealed-log.ts';
import type { JournalIndex } from './journal-index.ts';
import { digestOf, type JournalRecord, writeRecord } from './journal-record.ts';

export type Written = Result<void, 'storage'>;
type ItemRecord = Extract<JournalRecord, { is: 'item' }>;

/** Writes to the journal's log and tells the index. */
export interface Keeper {
  /** Keeps what is new. Throws when an act is there with other bytes: that is a bug, and nothing is kept. */
  keep(items: readonly JournalItem[]): Promise<Written>;
  /** Keeps that these acts are owed to the server again. */
  reopen(ids: readonly MutationId[]): Promise<Written>;
  write(records: readonly JournalRecord[]): Promise<Written>;
  /** Resolves when everything that was given up to now is durable, or has failed. */
  written(): Promise<void>;
  /** Something that was given is not durable yet, and nobody finds it here. */
  readonly isWriting: boolean;
}

export function createKeeper(parts: { index: JournalIndex; sealed: Pick<SealedLog, 'append'>; log: Log }): Keeper {
  const { index, sealed, log } = parts;
  /** Digests of acts that are being written, so that two windows cannot give one id two meanings. */
  const onTheWay = new Map<MutationId, string>();

  let underWay = 0;
  /** The last thing given to the log, which writes in order. */
  let newest: Promise<unknown> = Promise.resolve();

  const write = async (records: readonly JournalRecord[]): Promise<Written> => {
    if (records.length === 0) return ok(undefined);
    const appended = sealed.append(records.map(writeRecord), places => {
      for (const [i, record] of records.entries()) {
        const place = places[i];
        if (place) index.apply(record, place);
      }
    });
    newest = appended;
    underWay++;
    const done = await appended.finally(() => underWay--);
    if (done.ok) return ok(undefined);
    log.error('journal-not-written', { code: word(done.failure.code) });
    return refuse('storage', `Your work could not be written to its safety copy. ${done.failure.message}`);
  };

  /** What is new in an item, as records; none when the journal has it. */
  const recordsOf = (item: JournalItem): ItemRecord[] => {
    switch (item.kind) {
      case 'mutation':
        return actRecords(item);
      case 'draft':
        return index.drafts.get(item.caseId)?.digest === digestOf(item) ? [] : [{ is: 'item', item }];
      case 'review-draft':
        return index.reviewDrafts.get(item.reviewId)?.digest === digestOf(item) ? [] : [{ is: 'item', item }];
      default:
        return settlementRecords(item.settlement);
    }
  };

  const actRecords = (item: Extract<JournalItem, { kind: 'mutation' }>): ItemRecord[] => {
    const { id } = item.mutation;
    const digest = digestOf(item);
    const known = index.acts.get(id)?.digest ?? onTheWay.get(id);
    if (known !== undefined && known !== digest) throw new OtherBytesError(id);
    if (index.acts.has(id)) return [];
    onTheWay.set(id, digest);
    const early = index.unbound.get(id);
    // The answer was here before the act: from now on it is a receipt for these bytes.
    return [{ is: 'item', item }, ...(early ? settledRecords(early.settlement) : [])];
  };

  const settlementRecords = (settlement: Settlement): ItemRecord[] => {
    if (index.nextState(settlement) === null) return [];
    if (!isUnsent(settlement.state)) return settledRecords(settlement);
    index.noteWaiting(settlement);
    return [];
  };

  const settledRecords = (settlement: Settlement): ItemRecord[] => {
    const of = index.acts.get(settlement.id)?.digest ?? onTheWay.get(settlement.id);
    return [{ is: 'item', item: { kind: 'settled', settlement }, ...(of === undefined ? {} : { of }) }];
  };

  return {
    write,
    get isWriting() {
      return underWay > 0;
    },
    async written() {
      // Told to whoever gave it.
      await newest.catch(() => {});
    },
    async keep(items) {
      const records: ItemRecord[] = [];
      try {
        for (const item of items) records.push(...recordsOf(item));
        return await write(records);
      } finally {
        for (const { item } of records) if (item.kind === 'mutation') onTheWay.delete(item.mutation.id);
      }
    },
    reopen: ids =>
      write(
        ids.map(id => ({
          is: 'item',
          item: { kind: 'settled', settlement: { id, state: 'waiting' } },
          reopens: true,
        })),
      ),
  };
}

/** A bug: somebody gave sealed bytes another meaning under the same id. */
class OtherBytesError extends Error {
  override readonly name = 'OtherBytesError';

  constructor(id: MutationId) {
    super(`The act ${id} was kept with other bytes`);
  }
}
