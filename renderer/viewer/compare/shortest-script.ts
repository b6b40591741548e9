import type { Edit } from './edit.ts';

/**
 * The fewest words to take out and to put in that make `b` of `a` (Myers 1986, greedy), as edits in order.
 *
 * @returns null when it takes more than `most`
 */
export function shortestScript(a: Int32Array, b: Int32Array, most: number): Edit[] | null {
  const bound = Math.min(most, a.length + b.length);
  const middle = bound + 1;
  // How far along `a` each diagonal has come.
  const reach = new Int32Array(2 * bound + 3);
  const steps: Int32Array[] = [];
  for (let changes = 0; changes <= bound; changes++) {
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const below = reach[middle + diagonal + 1] as number;
      const above = reach[middle + diagonal - 1] as number;
      let x = diagonal === -changes || (diagonal !== changes && above < below) ? below : above + 1;
      while (x < a.length && x - diagonal < b.length && x - diagonal >= 0 && a[x] === b[x - diagonal]) x++;
      reach[middle + diagonal] = x;
      if (x >= a.length && x - diagonal >= b.length) {
        steps.push(reach.slice(middle - changes - 1, middle + changes + 2));
        return editsOf(steps, a.length, b.length);
      }
    }
    steps.push(reach.slice(middle - changes - 1, middle + changes + 2));
  }
  return null;
}

/** Walks back from the end: each step is one word taken out or put in, and the same words before it. */
function editsOf(steps: readonly Int32Array[], endA: number, endB: number): Edit[] {
  const edits: Edit[] = [];
  let [x, y] = [endA, endB];
  for (let changes = steps.length - 1; changes > 0; changes--) {
    const reach = steps[changes - 1] as Int32Array;
    const at = (diagonal: number) => reach[diagonal + changes] as number;
    const diagonal = x - y;
    const isPutIn = diagonal === -changes || (diagonal !== changes && at(diagonal - 1) < at(diagonal + 1));
    const before = diagonal + (isPutIn ? 1 : -1);
    const fromX = at(before);
    const fromY = fromX - before;
    const [toX, toY] = isPutIn ? [fromX, fromY + 1] : [fromX + 1, fromY];
    const next = edits.at(-1);
    if (next?.aStart === toX && next.bStart === toY) {
      edits[edits.length - 1] = { ...next, aStart: fromX, bStart: fromY };
    } else edits.push({ aStart: fromX, aEnd: toX, bStart: fromY, bEnd: toY });
    [x, y] = [fromX, fromY];
  }
  return edits.toReversed();
}
