import { compare, type Comparison, type Round } from './compare.ts';

/** One measured run of one side: named figures in milliseconds (the name says so). */
export type Figures = Record<string, number>;

export interface Benchmark {
  readonly name: string;
  /** What is measured, and what it is measured against. */
  readonly ours: string;
  readonly floor: string;
  /** It measures the built window, not only parts of it. */
  readonly needsWindow: boolean;
  /** @param cases how many cases were asked for; null leaves it to the bench */
  prepare(cases: number | null): Promise<Contest>;
}

type Side = () => Promise<Figures>;

/** Another program that does the same work. `rounds`: at most in so many, because it is slow. */
export interface Peer {
  readonly run: Side;
  readonly rounds?: number;
}

/** Sides that can be run again and again, each run in a fresh browser. */
export interface Contest {
  readonly runOurs: Side;
  readonly runFloor: Side;
  readonly peers?: Readonly<Record<string, Peer>>;
  close(): Promise<void>;
}

export interface Outcome {
  readonly name: string;
  readonly ours: string;
  readonly floor: string;
  readonly figures: Readonly<Record<string, Comparison>>;
}

export interface Asked {
  readonly rounds: number;
  readonly cases: number | null;
}

/**
 * Runs every side in every round, who goes first changing from round to round, and takes the median of the
 * per-round ratios: neighbours on the machine slow all sides of a round alike. One round before them is thrown away:
 * it fills the caches of disk and browser on every side.
 *
 * @param say hears of every round
 */
export async function runBenchmark(
  benchmark: Benchmark,
  { rounds, cases }: Asked,
  say: (line: string) => void,
): Promise<Outcome> {
  const contest = await benchmark.prepare(cases);
  const peers = Object.entries(contest.peers ?? {});
  const sides: readonly (readonly [string, Peer])[] = [
    ['ours', { run: contest.runOurs }],
    ['floor', { run: contest.runFloor }],
    ...peers,
  ];
  const results: Round[] = [];
  try {
    for (const [, peer] of sides.toReversed()) if (peer.rounds === undefined) await peer.run();
    for (let round = 0; round < rounds; round++) {
      const result: Record<string, Figures> = {};
      const first = round % sides.length;
      for (const [side, peer] of [...sides.slice(first), ...sides.slice(0, first)]) {
        if (round < (peer.rounds ?? rounds)) result[side] = await peer.run();
      }
      results.push(result);
      say(`${benchmark.name} ${round + 1}/${rounds}: ${JSON.stringify(result, (_, value: unknown) => tidy(value))}`);
    }
  } finally {
    await contest.close();
  }
  const { name, ours, floor } = benchmark;
  const names = Object.keys(results[0]?.['ours'] ?? {});
  const peerNames = peers.map(([peer]) => peer);
  return {
    name,
    ours,
    floor,
    figures: Object.fromEntries(names.map(figure => [figure, compare(results, figure, peerNames)])),
  };
}

/** For reading: three decimals. */
function tidy(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value;
}
