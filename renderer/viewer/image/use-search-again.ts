import { useEffect } from 'react';
import type { FindState } from '../document-view.ts';
import type { ScanTexts } from '../scan/scan-texts.ts';

/** Repeats a search that has found nothing yet when more of the pages has been read. One with hits stays where it is. */
export function useSearchAgain(texts: ScanTexts, state: FindState | null, search: (query: string) => void): void {
  const query = state?.hits === 0 ? state.query : '';

  // Words come from the machine that reads.
  useEffect(() => (query === '' ? undefined : texts.onChange(() => search(query))), [texts, query, search]);
}
