import { useCallback, useMemo, useRef, useState } from 'react';
import type { FindState } from '../document-view.ts';
import { findInText, MAX_HITS, searchable } from '../find/find-in-text.ts';
import type { PagedTexts } from '../paged-texts.ts';
import { findOverBreak } from './find-over-break.ts';
import type { PdfHit } from './pdf-hit.ts';

interface Found {
  readonly query: string;
  readonly hits: readonly PdfHit[];
  readonly index: number;
  readonly isComplete: boolean;
  readonly unreadablePages: number;
}

const NOTHING: Found = { query: '', hits: [], index: 0, isComplete: true, unreadablePages: 0 };
/** Hits are shown while the rest is read, in steps that the eye can follow. */
const REPORT_EVERY_PAGES = 25;

/** Search over all pages' text, page by page, the latest query winning. */
export function usePdfFind(texts: PagedTexts, onHit: (hit: PdfHit) => void) {
  const [found, setFound] = useState<Found>(NOTHING);
  const asked = useRef(0);

  const find = useCallback(
    async (query: string, fromPage: number) => {
      const ask = ++asked.current;
      if (query === '') {
        setFound(NOTHING);
        return;
      }
      const hits: PdfHit[] = [];
      let unreadablePages = 0;
      let index = -1;
      let before = '';
      for (let page = 1; page <= texts.pages && hits.length < MAX_HITS; page++) {
        const { text } = await texts.of(page);
        if (asked.current !== ask) return;
        if (text.trim() === '') unreadablePages++;
        hits.push(...findOverBreak(before, text, query, page));
        before = text;
        for (const span of findInText(searchable(text), query, MAX_HITS - hits.length)) hits.push({ page, ...span });
        const isComplete = page === texts.pages || hits.length >= MAX_HITS;
        const wasUnset = index === -1;
        if (wasUnset) index = hits.findIndex(hit => hit.page >= fromPage);
        if (isComplete && index === -1 && hits.length > 0) index = 0;
        const first = hits[index];
        if (wasUnset && first) onHit(first);
        if (isComplete || page % REPORT_EVERY_PAGES === 0 || (wasUnset && first)) {
          setFound({ query, hits: [...hits], index: Math.max(0, index), isComplete, unreadablePages });
        }
      }
    },
    [texts, onHit],
  );

  const step = useCallback(
    (by: 1 | -1) => {
      if (found.hits.length === 0) return;
      const index = (found.index + by + found.hits.length) % found.hits.length;
      setFound({ ...found, index });
      const hit = found.hits[index];
      if (hit) onHit(hit);
    },
    [found, onHit],
  );

  const state: FindState | null = useMemo(
    () =>
      found.query === ''
        ? null
        : {
            query: found.query,
            hits: found.hits.length,
            current: found.hits.length === 0 ? 0 : found.index + 1,
            isComplete: found.isComplete,
            unreadablePages: found.unreadablePages,
          },
    [found],
  );
  const stretches = useMemo(() => found.hits.flatMap(hit => (hit.rest ? [hit, hit.rest] : [hit])), [found.hits]);
  return { state, hits: stretches, current: found.hits[found.index], find, step };
}
