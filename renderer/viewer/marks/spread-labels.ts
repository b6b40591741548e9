/** Two labels on one line would cover each other: the lower one moves down until it is free. Tops are ascending. */
export function spreadLabels(tops: readonly number[], height: number): number[] {
  let free = Number.NEGATIVE_INFINITY;
  return tops.map(top => {
    const at = Math.max(top, free);
    free = at + height;
    return at;
  });
}
