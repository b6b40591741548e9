import type { ScrollPlace, ScrollPort } from '../../viewer/view-ports.ts';

/** A place as one number: pages that have gone by, and the share of the next one. */
export function positionOf({ page, share }: ScrollPlace): number {
  return page - 1 + share;
}

export function placeAt(position: number): ScrollPlace {
  const at = Math.max(0, position);
  return { page: Math.floor(at) + 1, share: at - Math.floor(at) };
}

/**
 * Lets two views follow each other. What one of them was told to do is not heard as a scroll of its own, or they
 * would push each other to the end.
 *
 * @param toSecond moves the second view to where the first one is
 * @returns how to stop
 */
export function followEachOther(
  first: ScrollPort,
  second: ScrollPort,
  toSecond: () => void,
  toFirst: () => void,
): () => void {
  let firstSettled = positionOf(first.place());
  let secondSettled = positionOf(second.place());
  const stopFirst = first.watch(() => {
    const at = positionOf(first.place());
    if (at === firstSettled) return;
    firstSettled = at;
    toSecond();
    secondSettled = positionOf(second.place());
  });
  const stopSecond = second.watch(() => {
    const at = positionOf(second.place());
    if (at === secondSettled) return;
    secondSettled = at;
    toFirst();
    firstSettled = positionOf(first.place());
  });
  return () => {
    stopFirst();
    stopSecond();
  };
}
