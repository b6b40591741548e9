import type { JournalItem } from '../../../shared/model/journal.ts';
import { type NotKeptCode, NotKeptError } from '../not-kept-error.ts';
import type { Store } from '../store.ts';

/**
 * How safe an act is that the store has committed. `notKept`: the journal did not take its copy yet, and why; it is
 * given again by itself, and the act is sent as any other.
 */
export interface Saved {
  readonly notKept: NotKeptCode | null;
}

/** After the commit: what was done is neither lost nor done again when the journal cannot take it now. */
export async function keepActs(store: Store, items: readonly JournalItem[]): Promise<Saved> {
  if (items.length === 0) return { notKept: null };
  try {
    await store.keep(items);
    return { notKept: null };
  } catch (error) {
    if (!(error instanceof NotKeptError)) throw error;
    store.unkept.add(items, error);
    return { notKept: error.code };
  }
}
