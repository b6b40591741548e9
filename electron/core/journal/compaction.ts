import type { Place } from '../sealed-log/recover.ts';
import type { ActEntry, JournalIndex } from './journal-index.ts';

/** As long as a server may be restored from a backup, and ask for what it has lost. */
export const KEPT_MS = 35 * 24 * 60 * 60 * 1000;

/**
 * The client has it, has had it for long enough, and the feed has shown it. Only then may an act go, and only with a
 * receipt for its very bytes.
 */
export function isDone(act: ActEntry, nowMs: number): boolean {
  return act.isSeen && isPastKeeping(act, nowMs);
}

/** The client has it with these very bytes, and no server that is restored from a backup can ask for it any more. */
export function isPastKeeping(act: ActEntry | undefined, nowMs: number): boolean {
  if (act?.state !== 'accepted' || act.receipt?.of !== act.digest) return false;
  const { settledAt } = act.receipt;
  return settledAt !== null && nowMs - Date.parse(settledAt) >= KEPT_MS;
}

/** Where everything lies that is still needed, in the order in which it was kept. */
export function neededPlaces(index: JournalIndex, strange: readonly Place[], nowMs: number): Place[] {
  const acts = [...index.acts.values()].filter(act => !isDone(act, nowMs));
  const drafts = [...index.drafts.values(), ...index.reviewDrafts.values()].filter(one => !one.isSuperseded);
  // An answer for an act that never came is of no use once the act could be dropped itself.
  const early = [...index.unbound.values()].filter(({ settlement: { settledAt } }) => {
    return settledAt === undefined || nowMs - Date.parse(settledAt) < KEPT_MS;
  });
  const inOrder = [
    ...acts.map(({ order, place, receipt }) => ({ order, places: receipt ? [place, receipt.place] : [place] })),
    ...drafts.map(({ order, place }) => ({ order, places: [place] })),
    ...early.map(({ order, place }) => ({ order, places: [place] })),
  ].toSorted((a, b) => a.order - b.order);
  return [...strange, ...inOrder.flatMap(({ places }) => places)];
}

/** Worth the writing: half of it or more is dead, or it is spread over many files. */
export function isWorthwhile(size: { segments: number; bytes: number }, neededBytes: number): boolean {
  return (size.segments > 1 && neededBytes * 2 <= size.bytes) || size.segments > 64;
}
