import type { JournalItem } from '../../../shared/model/journal.ts';
import type { Log } from '../log/log.ts';
import type { Place } from '../sealed-log/recover.ts';
import type { SealedLog } from '../sealed-log/sealed-log.ts';
import type { ActEntry, JournalIndex } from './journal-index.ts';
import { readRecord } from './journal-record.ts';
import type { ReconcilePlan } from './plan-reconcile.ts';

/** Reads items from the disk, one at a time: their texts are not held in memory. */
export interface Reader {
  /** Acts in the order in which they were done, each before its answer; then drafts. */
  items(of: ReconcilePlan['give']): AsyncIterable<JournalItem>;
  /** What the client does not have. */
  unsent(): AsyncIterable<JournalItem>;
}

export function createReader(parts: { index: JournalIndex; sealed: Pick<SealedLog, 'read'>; log: Log }): Reader {
  const { index, sealed, log } = parts;

  async function* at(place: Place | undefined): AsyncIterable<JournalItem> {
    if (!place) return;
    const bytes = await sealed.read(place);
    const record = bytes && readRecord(bytes);
    if (record?.is === 'item') yield record.item;
    // It was readable when the journal was opened.
    else log.error('journal-unreadable', { index: place.index });
  }

  async function* items({ mutations, settlements, drafts, reviewDrafts }: ReconcilePlan['give']) {
    for (const { place, receipt } of inOrder(mutations.map(id => index.acts.get(id)))) {
      yield* at(place);
      yield* at(receipt?.place);
    }
    for (const { receipt } of inOrder(settlements.map(id => index.acts.get(id)))) yield* at(receipt?.place);
    for (const id of drafts) yield* at(index.drafts.get(id)?.place);
    for (const id of reviewDrafts) yield* at(index.reviewDrafts.get(id)?.place);
  }

  return {
    items,
    unsent: () =>
      items({
        mutations: [...index.acts.values()].filter(({ state }) => state !== 'accepted').map(({ id }) => id),
        settlements: [],
        drafts: [...index.drafts.values()].filter(one => !one.isSuperseded).map(({ id }) => id),
        reviewDrafts: [...index.reviewDrafts.values()].filter(one => !one.isSuperseded).map(({ id }) => id),
      }),
  };
}

function inOrder(acts: readonly (ActEntry | undefined)[]): ActEntry[] {
  return acts.filter(act => act !== undefined).toSorted((a, b) => a.seq - b.seq);
}
