import { useEffect, useMemo } from 'react';
import type { PlacementsTold } from '../document-view.ts';
import type { Mark } from '../marks/mark.ts';
import { isOnWhole } from './whole-selection.ts';

/** Marks of a page or a document as a whole, which stand above it, and those that have their places inside. */
export function useWholeMarks(marks: readonly Mark[], onPlacements: PlacementsTold) {
  const whole = useMemo(() => marks.filter(isOnWhole), [marks]);
  const inside = useMemo(() => (whole.length === 0 ? marks : marks.filter(mark => !isOnWhole(mark))), [marks, whole]);
  // The list of annotations is in another part of the tree.
  useEffect(() => {
    if (whole.length > 0) onPlacements(new Map(whole.map(({ id }) => [id, 'placed'])));
  }, [whole, onPlacements]);
  return { whole, inside };
}
