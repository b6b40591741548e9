/** Where the words of a number begin: below the first cut, at it, between it and the next, and so on. */
export interface NumberSlots {
  readonly first: number;
  /** Stretches in a unit, and the last of them. */
  readonly scale: number;
  readonly last: number;
  /** For each of many equal stretches from the first cut to the last: the one cut in it, or not a number. */
  readonly cutIn: Float64Array;
  /** Where the words begin of the numbers below that cut. */
  readonly below: Int32Array;
  readonly width: number;
  /** All cuts, in order, when two of them are so near that they are in one stretch. */
  readonly near: Float64Array | null;
}

const LEAST_STRETCHES = 16;
const MOST_STRETCHES = 4_096;

/** @param from where the words begin of the numbers below the first cut */
export function numberSlots(cuts: readonly number[], from: number, width: number): NumberSlots {
  const [first = 0, highest = 0] = [cuts[0], cuts.at(-1)];
  const length = highest - first;
  const isMeasured = length > 0 && Number.isFinite(length);
  for (let count = isMeasured ? LEAST_STRETCHES : 1; ; count *= 2) {
    const scale = isMeasured ? (count - 1) / length : 0;
    const placeOf = (cut: number): number => Math.trunc((cut - first) * scale);
    const isApart = cuts.every((cut, index) => index === 0 || placeOf(cut) > placeOf(cuts[index - 1] as number));
    if (!isApart && isMeasured && count < MOST_STRETCHES) continue;
    const cutIn = new Float64Array(count).fill(Number.NaN);
    const below = new Int32Array(count);
    let at = 0;
    for (let stretch = 0; stretch < count; stretch++) {
      below[stretch] = from + 2 * at * width;
      while (at < cuts.length && placeOf(cuts[at] as number) === stretch) cutIn[stretch] = cuts[at++] as number;
    }
    return { first, scale, last: count - 1, cutIn, below, width, near: isApart ? null : Float64Array.from(cuts) };
  }
}

/**
 * Without a branch that depends on the number, for what follows: guessing them wrong costs more than all the rest of a
 * decision. Halving would be as short to write.
 */
export function slotOfNumber({ first, scale, last, cutIn, below, width, near }: NumberSlots, value: number): number {
  const stretch = Math.min(Math.max((value - first) * scale, 0), last) | 0;
  const slot = below[stretch] as number;
  if (near !== null) return slot + stepsBeyond(near, slot - (below[0] as number), width, value) * width;
  const cut = cutIn[stretch] as number;
  return (slot + Math.imul((Number(value > cut) << 1) | Number(value === cut), width)) | 0;
}

/** Walks from the first cut of the stretch: two steps for each cut that the number is beyond. */
function stepsBeyond(cuts: Float64Array, from: number, width: number, value: number): number {
  const start = from / width / 2;
  let at = start;
  while (at < cuts.length && (cuts[at] as number) < value) at++;
  return 2 * (at - start) + Number(at < cuts.length && cuts[at] === value);
}
