import { median } from './statistics.ts';

/** One measured run of one side: named figures in milliseconds (the name says so). */
export type Figures = Record<string, number>;

export interface Benchmark {
  readonly name: string;
  /** What is measured, and what it is measured against. */
  readonly ours: string;
  readonly floor: string;
  /** It measures the built window, not only parts of it. */
  readonly needsWindow: boolean;
  prepare(): Promise<Contest>;
}

/** Two sides that can be run again and again, each run in a fresh browser. */
export interface Contest {
  runOurs(): Promise<Figures>;
  runFloor(): Promise<Figures>;
  close(): Promise<void>;
}

interface Comparison {
  /** Medians of all rounds. */
  readonly ours: number;
  readonly floor: number;
  /** Median of the per-round ratios: not the ratio of the medians. */
  readonly ratio: number;
  readonly rounds: readonly { readonly ours: number; readonly floor: number; readonly ratio: number }[];
}

export interface Outcome {
  readonly name: string;
  readonly ours: string;
  readonly floor: string;
  readonly figures: Readonly<Record<string, Comparison>>;
}

/**
 * Runs both sides in every round, who goes first changing from round to round, and takes the median of the
 * per-round ratios: neighbours on the machine slow both sides of a round alike. One round before them is thrown away:
 * it fills the caches of disk and browser on both sides.
 *
 * @param say hears of every run
 */
export async function runBenchmark(
  benchmark: Benchmark,
  rounds: number,
  say: (line: string) => void,
): Promise<Outcome> {
  const contest = await benchmark.prepare();
  const results: { ours: Figures; floor: Figures }[] = [];
  try {
    await contest.runFloor();
    await contest.runOurs();
    for (let round = 0; round < rounds; round++) {
      const oursFirst = round % 2 === 0;
      const first = await (oursFirst ? contest.runOurs() : contest.runFloor());
      const second = await (oursFirst ? contest.runFloor() : contest.runOurs());
      const result = oursFirst ? { ours: first, floor: second } : { ours: second, floor: first };
      results.push(result);
      say(`${benchmark.name} ${round + 1}/${rounds}: ${JSON.stringify(result, (_, value: unknown) => tidy(value))}`);
    }
  } finally {
    await contest.close();
  }
  const { name, ours, floor } = benchmark;
  const names = Object.keys(results[0]?.ours ?? {});
  return { name, ours, floor, figures: Object.fromEntries(names.map(figure => [figure, compare(results, figure)])) };
}

function compare(results: readonly { ours: Figures; floor: Figures }[], figure: string): Comparison {
  const rounds = results.map(({ ours, floor }) => {
    const [mine, least] = [ours[figure] ?? Number.NaN, floor[figure] ?? Number.NaN];
    return { ours: mine, floor: least, ratio: mine / least };
  });
  return {
    ours: median(rounds.map(round => round.ours)),
    floor: median(rounds.map(round => round.floor)),
    ratio: median(rounds.map(round => round.ratio)),
    rounds,
  };
}

/** For reading: three decimals. */
function tidy(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value;
}
