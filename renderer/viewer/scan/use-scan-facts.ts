import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { ViewFacts } from '../document-view.ts';
import type { ScanTexts } from './scan-texts.ts';

/** How much of the pages has been read, for those who inspect documents. */
export function useScanFacts(texts: ScanTexts): ViewFacts {
  const subscribe = useCallback((listener: () => void) => texts.onChange(listener), [texts]);
  const characters = useSyncExternalStore(subscribe, () => texts.characters());
  const readBy = useSyncExternalStore(subscribe, () => texts.readBy());
  return useMemo(
    () => ({
      sheets: null,
      characters,
      warnings: readBy === null ? ['no-text'] : readBy === 'machine' ? ['machine-read'] : [],
    }),
    [characters, readBy],
  );
}
