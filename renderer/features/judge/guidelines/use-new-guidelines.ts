import { useEffect } from 'react';
import type { Process } from '../../../../shared/model/process.ts';
import { keepGuidelinesSeen, useGuidelinesSeen } from '../../../data/queries/use-guidelines-seen.ts';
import { useStore } from '../../../data/store-context.ts';

/** Whether the guidelines say something else than when the person last worked by them. The first ones are no news. */
export function useNewGuidelines(process: Process | null, isReadOnly: boolean): boolean {
  const store = useStore();
  const source = process?.guidelines;
  const seen = useGuidelinesSeen(process?.processId ?? '');
  // The store is outside React.
  useEffect(() => {
    if (isReadOnly || seen !== null || !process || source === undefined) return;
    keepGuidelinesSeen(store, process, source).catch((error: unknown) => {
      // The disk is full, or the store was closed: the next case writes it down.
      console.warn('Which guidelines were worked by could not be kept', error);
    });
  }, [store, process, source, seen, isReadOnly]);
  return seen != null && source !== undefined && seen.source !== source && !isReadOnly;
}
