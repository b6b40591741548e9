import type { Reckoning } from '../../../../shared/model/journal.ts';
import { isUnsent, needsAttention } from '../../../../shared/model/outbox.ts';
import type { OutboxLine } from '../../../data/derive/outbox-line.ts';
import { isOpen } from '../outbox-view.ts';

/** What the store says, counted as the journal counts. */
export interface StoreCount {
  readonly done: number;
  readonly atClient: number;
  readonly unsent: number;
  readonly undecided: number;
  readonly setAside: number;
  /** Of any day, oldest first. */
  readonly missing: readonly OutboxLine[];
  /** The last act of the time that is at the client. */
  readonly lastAt: string | null;
  /** Acts of the time that are at the client. */
  readonly delivered: readonly OutboxLine[];
}

export function countStore(newestFirst: readonly OutboxLine[], since: string): StoreCount {
  const sinceMs = Date.parse(since);
  const inTime = newestFirst.filter(line => Date.parse(line.at) >= sinceMs);
  const delivered = inTime.filter(line => line.state === 'accepted');
  return {
    done: inTime.length,
    atClient: delivered.length,
    unsent: inTime.filter(line => isUnsent(line.state)).length,
    undecided: inTime.filter(line => needsAttention(line.state)).length,
    setAside: inTime.filter(line => line.state === 'set-aside').length,
    missing: newestFirst.filter(isOpen).toReversed(),
    lastAt: delivered[0]?.at ?? null,
    delivered,
  };
}

/** Acts that one record has at the client and the other has not. */
export interface Disagreement {
  readonly onlyJournal: readonly string[];
  readonly onlyStore: readonly string[];
  /** How many acts it is about, also where only the counts differ. */
  readonly count: number;
}

/** As many missing acts as the journal names. */
const MOST_NAMED = 500;

/** Null: journal and store say the same. */
export function disagreement(journal: Reckoning, store: StoreCount): Disagreement | null {
  // A longer list is cut: then only its numbers can be compared.
  const isWhole = journal.missing.length < MOST_NAMED;
  const here = new Set<string>(store.missing.map(line => line.id));
  // The journal also names what a person decided not to send.
  const there = new Set<string>(journal.missing.filter(({ state }) => state !== 'set-aside').map(({ id }) => id));
  const onlyJournal = isWhole ? [...there].filter(id => !here.has(id)) : [];
  const onlyStore = isWhole ? [...here].filter(id => !there.has(id)) : [];
  const apart = (['done', 'atClient', 'unsent', 'undecided', 'setAside'] as const).map(name =>
    Math.abs(journal[name] - store[name]),
  );
  const count = Math.max(onlyJournal.length + onlyStore.length, ...apart);
  return count === 0 ? null : { onlyJournal, onlyStore, count };
}
