import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { saveReviewDraft } from '../../data/actions/save-review-draft.ts';
import { createDraftSaver, type SavedState } from '../../data/draft-saver.ts';
import { addOpenDraft } from '../../data/open-drafts.ts';
import { useStore } from '../../data/store-context.ts';
import type { ReviewStore } from './review-store.ts';

/** Keeps the verdicts as they are entered, also when the person leaves in the middle. */
export function useReviewKeeping(reviewing: ReviewStore, isReadOnly: boolean) {
  const store = useStore();
  const saver = useMemo(
    () => createDraftSaver(store.clock, () => saveReviewDraft(store, reviewing.review())),
    [store, reviewing],
  );
  // The review store and the page's life are outside React.
  useEffect(() => {
    if (isReadOnly) return undefined;
    const stop = reviewing.on('changed', saver.changed);
    const isOpenNoMore = addOpenDraft(saver.flush);
    const leave = () => void saver.flush();
    window.addEventListener('pagehide', leave);
    window.addEventListener('blur', leave);
    return () => {
      stop();
      isOpenNoMore();
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('blur', leave);
      leave();
    };
  }, [saver, reviewing, isReadOnly]);
  const saved: SavedState = useSyncExternalStore(saver.subscribe, saver.state);
  return { saved, flush: saver.flush, close: saver.close };
}
