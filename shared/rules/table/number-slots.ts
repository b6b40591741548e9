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

/** Whether no stretch has more than one cut, so that `slotOfNumber` can be asked. */
export function isSparse({ near }: NumberSlots): boolean {
  return near === null;
}

/**
 * Without a branch that depends on where among the cuts the number is, for what follows: guessing that wrong costs more
 * than all the rest of a decision. Halving would be as short to write.
 */
export function slotOfNumber(slots: NumberSlots, value: number): number {
  const place = (value - slots.first) * slots.scale;
  const stretch = place > 0 ? (place < slots.last ? place | 0 : slots.last) : 0;
  const cut = slots.cutIn[stretch] as number;
  return (slots.below[stretch] as number) + (+(value > cut) * 2 + +(value === cut)) * slots.width;
}

/** The same where cuts are near each other: from the first cut of the stretch on, two steps for each that is passed. */
export function slotOfNumberNear({ first, scale, last, below, near, width }: NumberSlots, value: number): number {
  const cuts = near ?? [];
  const stretch = Math.min(Math.max((value - first) * scale, 0), last) | 0;
  let at = ((below[stretch] as number) - (below[0] as number)) / width / 2;
  while (at < cuts.length && (cuts[at] as number) < value) at++;
  return (below[0] as number) + (2 * at + Number(cuts[at] === value)) * width;
}
