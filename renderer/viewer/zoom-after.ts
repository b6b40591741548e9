const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** The next step of zoom from a scale that may lie between two. */
export function zoomAfter(scale: number, direction: 1 | -1): number {
  const next =
    direction === 1 ? STEPS.find(step => step > scale + 0.005) : STEPS.findLast(step => step < scale - 0.005);
  return next ?? (direction === 1 ? 4 : 0.25);
}
