import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { followTables } from '../../data/search/follow-tables.ts';
import { type Preparation, SearchDesk } from '../../data/search/search-desk.ts';
import type { SearchAnswer } from '../../data/search/search-messages.ts';
import { useStore } from '../../data/store-context.ts';
import { keepIndex } from './keep-index.ts';
import { SlowFollower } from './slow-follower.ts';

/** Where is looked: in one case, or in every case of which documents are here. */
export type SearchScope = { readonly caseId: string } | 'all';

export interface SearchInHand {
  /** Null before anything was typed or found. */
  readonly answer: SearchAnswer | null;
  /** Null before it is known what was indexed. */
  readonly preparation: Preparation | null;
}

/** Searching begins when typing has paused for so long. */
const PAUSE_MS = 150;

/** Answers what is typed out of the index; again when more of the documents is in it. */
export function useSearch(typed: string, scope: SearchScope, isActive: boolean): SearchInHand {
  const store = useStore();
  const desk = useRef<SearchDesk | null>(null);
  const [prepared, setPrepared] = useState<{ for: SearchScope; is: Preparation; turn: number } | null>(null);
  const [answer, setAnswer] = useState<{ in: SearchScope; is: SearchAnswer } | null>(null);
  const caseId = scope === 'all' ? null : scope.caseId;

  // The worker is the browser's. It knows words of cases, so it ends with the case.
  useEffect(
    () => () => {
      desk.current?.close();
      desk.current = null;
    },
    [],
  );

  const load = useCallback(async (): Promise<Preparation> => {
    desk.current ??= new SearchDesk(store);
    return await desk.current.load(caseId === null ? store.feed.cases().map(({ id }) => id) : [caseId]);
  }, [store, caseId]);

  // The index is in the store; another part of the program makes it.
  useEffect(() => {
    if (!isActive) return undefined;
    const { keeper, release } = keepIndex(store);
    keeper.await(caseId);
    const follower = new SlowFollower(load, is =>
      setPrepared(before => ({ for: scope, is, turn: (before?.turn ?? 0) + 1 })),
    );
    const stop = followTables(store, ['bytes', 'segments'], follower.tell);
    follower.tell();
    return () => {
      stop();
      follower.end();
      keeper.await(null);
      release();
    };
  }, [store, caseId, scope, isActive, load]);

  const turn = prepared?.for === scope ? prepared.turn : 0;
  // The answer comes from the worker.
  useEffect(() => {
    const asked = desk.current;
    if (!asked || turn === 0 || typed.trim() === '') return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void asked.search(typed, caseId).then(is => {
        if (isCurrent) setAnswer({ in: scope, is });
      });
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [typed, caseId, scope, turn]);

  const isAnswered = answer?.in === scope && typed.trim() !== '';
  return useMemo(
    () => ({
      // The answer before stays until the next one is here: a list that empties at every letter cannot be read.
      answer: isAnswered ? answer.is : null,
      preparation: prepared?.for === scope ? prepared.is : null,
    }),
    [answer, isAnswered, prepared, scope],
  );
}
