import { useCallback, useSyncExternalStore } from 'react';
import type { PageReading, ScanTexts } from './scan-texts.ts';

/** How far the reading of a page is, and its words once it is read. Null where nobody reads. */
export function useReading(texts: ScanTexts | null, page: number): PageReading | null {
  const subscribe = useCallback((listener: () => void) => texts?.onChange(listener) ?? (() => undefined), [texts]);
  return useSyncExternalStore(subscribe, () => texts?.reading(page) ?? null);
}
