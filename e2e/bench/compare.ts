import { median } from './statistics.ts';

/** What each side (`ours`, `floor`, a peer's name) measured in one round. */
export type Round = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Comparison {
  /** Medians of all rounds. */
  readonly ours: number;
  readonly floor: number;
  /** Median of the per-round ratios: not the ratio of the medians. */
  readonly ratio: number;
  readonly rounds: readonly { readonly ours: number; readonly floor: number; readonly ratio: number }[];
  /** Other programs: their median, and how many times longer than ours they took (median of the rounds). */
  readonly peers: Readonly<Record<string, { readonly median: number; readonly timesOurs: number }>>;
}

/**
 * One figure over all rounds. A side that does not measure it counts as not a number; a peer that was not in every
 * round is compared in those that it was in.
 */
export function compare(results: readonly Round[], figure: string, peers: readonly string[]): Comparison {
  const of = (side: string): number[] => results.map(round => round[side]?.[figure] ?? Number.NaN);
  const [ours, floor] = [of('ours'), of('floor')];
  const ratios = (above: readonly number[], below: readonly number[]) =>
    above.map((value, i) => value / (below[i] ?? Number.NaN));
  const rounds = ratios(ours, floor).map((ratio, i) => ({
    ours: ours[i] ?? Number.NaN,
    floor: floor[i] ?? Number.NaN,
    ratio,
  }));
  return {
    ours: median(ours),
    floor: median(floor),
    ratio: median(rounds.map(round => round.ratio)),
    rounds,
    peers: Object.fromEntries(peers.map(peer => [peer, besideOurs(of(peer), ours)])),
  };
}

function besideOurs(theirs: readonly number[], ours: readonly number[]): { median: number; timesOurs: number } {
  const ran = theirs.flatMap((value, i) =>
    Number.isNaN(value) ? [] : [{ value, times: value / (ours[i] ?? Number.NaN) }],
  );
  if (ran.length === 0) return { median: Number.NaN, timesOurs: Number.NaN };
  return { median: median(ran.map(one => one.value)), timesOurs: median(ran.map(one => one.times)) };
}
