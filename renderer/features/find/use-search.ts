import { useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import { type Preparation, SearchDesk } from '../../data/search/search-desk.ts';
import type { SearchAnswer } from '../../data/search/search-messages.ts';
import { useStore } from '../../data/store-context.ts';
import { readDocumentPages } from '../../viewer/find/read-document-pages.ts';

/** Where is looked: in one case, or in every case of which documents are here. */
export type SearchScope = { readonly caseId: string } | 'all';

export interface SearchInHand {
  /** Null before anything was typed or found. */
  readonly answer: SearchAnswer | null;
  /** Null before the first document was read. */
  readonly preparation: Preparation | null;
}

/** Searching begins when typing has paused for so long. */
const PAUSE_MS = 150;

/** Reads documents while the panel is open, and answers what is typed: again when more of them have been read. */
export function useSearch(typed: string, scope: SearchScope, isActive: boolean): SearchInHand {
  const store = useStore();
  const desk = useRef<SearchDesk | null>(null);
  const [preparation, setPreparation] = useState<{ for: SearchScope; is: Preparation } | null>(null);
  const [answer, setAnswer] = useState<{ to: string; in: SearchScope; is: SearchAnswer } | null>(null);

  // The worker is the browser's. It knows words of cases, so it ends with the case.
  useEffect(
    () => () => {
      desk.current?.close();
      desk.current = null;
    },
    [],
  );

  const caseId = scope === 'all' ? null : scope.caseId;
  // Documents are in the store.
  useEffect(() => {
    if (!isActive) return undefined;
    let isCurrent = true;
    desk.current ??= new SearchDesk(store, readDocumentPages);
    const records = documentsIn(store.feed, caseId);
    void desk.current.prepare(records, progress => {
      if (isCurrent) setPreparation({ for: scope, is: progress });
    });
    return () => {
      isCurrent = false;
    };
  }, [store, caseId, scope, isActive]);

  const done = preparation?.is.done ?? 0;
  // The answer comes from the worker.
  useEffect(() => {
    const asked = desk.current;
    if (!asked || typed.trim() === '') return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void asked.search(typed, caseId).then(is => {
        if (isCurrent) setAnswer({ to: typed, in: scope, is });
      });
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked again when more has been read
  }, [typed, caseId, scope, done]);

  const isAnswered = answer?.in === scope && typed.trim() !== '';
  return useMemo(
    () => ({
      // The answer before stays until the next one is here: a list that empties at every letter cannot be read.
      answer: isAnswered ? answer.is : null,
      preparation: preparation?.for === scope ? preparation.is : null,
    }),
    [answer, isAnswered, preparation, scope],
  );
}

function documentsIn(feed: ReturnType<typeof useStore>['feed'], caseId: string | null): DocumentRecord[] {
  if (caseId !== null) return feed.ofCase(caseId, 'document').map(({ columns }) => columns.record);
  return feed.cases().flatMap(({ id }) => feed.ofCase(id, 'document').map(({ columns }) => columns.record));
}
