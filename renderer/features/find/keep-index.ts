import '../../i18n/add-later.ts';
import { IndexKeeper } from '../../data/search/index-keeper.ts';
import type { Store } from '../../data/store.ts';
import { readDocumentPages } from '../../viewer/find/read-document-pages.ts';
import { Quiet } from './quiet.ts';

interface Kept {
  readonly keeper: IndexKeeper;
  readonly quiet: Quiet;
  users: number;
}

const kept = new WeakMap<Store, Kept>();

/**
 * Has the documents of a store indexed as they arrive, for as long as somebody wants it.
 *
 * @returns the keeper, and how to let go of it
 */
export function keepIndex(store: Store): { readonly keeper: IndexKeeper; readonly release: () => void } {
  const own = kept.get(store) ?? begin(store);
  own.users++;
  return {
    keeper: own.keeper,
    release: () => {
      if (--own.users > 0) return;
      own.keeper.end();
      own.quiet.end();
      kept.delete(store);
    },
  };
}

function begin(store: Store): Kept {
  const quiet = new Quiet();
  const keeper = new IndexKeeper(store, readDocumentPages, quiet.rest);
  const own = { keeper, quiet, users: 0 };
  kept.set(store, own);
  keeper.run().catch((error: unknown) => {
    // The store was closed under it, at a lock; otherwise the next start goes on.
    console.error('Documents are not indexed any more', error instanceof Error ? error.name : '');
  });
  return own;
}
