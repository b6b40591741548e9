import { useCallback, useMemo, useState } from 'react';
import type { Span } from '../../../shared/anchors/describe-quote.ts';
import type { FindState } from '../document-view.ts';
import { findInText, searchable } from './find-in-text.ts';

/** Search in a text that is all here. */
export function useFind(text: string): {
  readonly state: FindState | null;
  readonly hits: readonly Span[];
  readonly current: Span | undefined;
  /** Each returns the hit that is current afterwards, for the view to scroll to. */
  readonly find: (query: string) => Span | undefined;
  readonly step: (by: 1 | -1) => Span | undefined;
} {
  const ready = useMemo(() => once(() => searchable(text)), [text]);
  const [found, setFound] = useState<{ query: string; hits: readonly Span[]; index: number }>(NOTHING);

  const find = useCallback(
    (query: string) => {
      const hits = query === '' ? [] : findInText(ready(), query);
      setFound({ query, hits, index: 0 });
      return hits[0];
    },
    [ready],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      if (found.hits.length === 0) return undefined;
      const index = (found.index + by + found.hits.length) % found.hits.length;
      setFound({ ...found, index });
      return found.hits[index];
    },
    [found],
  );
  const state = useMemo(
    () =>
      found.query === ''
        ? null
        : {
            query: found.query,
            hits: found.hits.length,
            current: found.hits.length === 0 ? 0 : found.index + 1,
            isComplete: true,
            unreadablePages: 0,
          },
    [found],
  );
  return { state, hits: found.hits, current: found.hits[found.index], find, step };
}

/** Folding a long text takes a moment: not before somebody searches, and not twice. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

const NOTHING = { query: '', hits: [], index: 0 };
