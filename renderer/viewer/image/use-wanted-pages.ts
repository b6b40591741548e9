import { useEffect } from 'react';
import type { ScanTexts } from '../scan/scan-texts.ts';

/**
 * Has the words read of the pages that have come to rest under the eye; while somebody searches, of the others too.
 *
 * @param rested indices from 0, inclusive
 */
export function useWantedPages(
  texts: ScanTexts,
  rested: { readonly first: number; readonly last: number } | null,
  isSearching: boolean,
): void {
  const [first, last] = rested ? [rested.first + 1, rested.last + 1] : [1, 0];

  // The machine that reads is outside React.
  useEffect(() => {
    const seen = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const others = isSearching ? Array.from({ length: texts.pages }, (_, i) => i + 1) : [];
    texts.want([...seen, ...others]);
  }, [texts, first, last, isSearching]);
}
