import { Dexie, RangeSet } from 'dexie';

/** Asks every live query in this window again: an answer that was under way when the database closed never came. */
export function refreshQueries(): void {
  Dexie.on.storagemutated.fire({ all: new RangeSet(-Infinity, [[]]) });
}
