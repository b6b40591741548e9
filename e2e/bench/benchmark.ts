import { median } from './statistics.ts';

/** One measured run of one side: named figures in milliseconds (or bytes, or counts: the name says so). */
export type Figures = Record<string, number>;

export interface Benchmark {
  readonly name: string;
  /** What is measured, and what it is measured against, in one sentence each. */
  readonly ours: string;
  readonly floor: string;
  prepare(): Promise<Contest>;
}

/** Two sides that can be run again and again, each run in a fresh browser. */
export interface Contest {
  runOurs(): Promise<Figures>;
  runFloor(): Promise<Figures>;
  close(): Promise<void>;
}

export interface Outcome {
  readonly name: string;
  readonly ours: string;
  readonly floor: string;
  readonly rounds: number;
  readonly figures: Record<string, { ours: number; floor: number; ratio: number; ratios: number[] }>;
}

/**
 * Runs both sides in every round, who goes first changing from round to round, and takes the median of the
 * per-round ratios: neighbours on the machine slow both sides of a round alike.
 */
export async function runBenchmark(
  benchmark: Benchmark,
  rounds: number,
  say: (line: string) => void,
): Promise<Outcome> {
  const contest = await benchmark.prepare();
  const results: { ours: Figures; floor: Figures }[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const oursFirst = round % 2 === 0;
      const first = await (oursFirst ? contest.runOurs() : contest.runFloor());
      const second = await (oursFirst ? contest.runFloor() : contest.runOurs());
      results.push(oursFirst ? { ours: first, floor: second } : { ours: second, floor: first });
      say(`${benchmark.name} ${round + 1}/${rounds}: ${JSON.stringify(results.at(-1))}`);
    }
  } finally {
    await contest.close();
  }
  const names = Object.keys(results[0]?.ours ?? {});
  const figures = Object.fromEntries(
    names.map(name => {
      const ratios = results.map(({ ours, floor }) => (ours[name] ?? Number.NaN) / (floor[name] ?? Number.NaN));
      return [
        name,
        {
          ours: median(results.map(({ ours }) => ours[name] ?? Number.NaN)),
          floor: median(results.map(({ floor }) => floor[name] ?? Number.NaN)),
          ratio: median(ratios),
          ratios: ratios.map(ratio => Number(ratio.toFixed(3))),
        },
      ];
    }),
  );
  return { name: benchmark.name, ours: benchmark.ours, floor: benchmark.floor, rounds, figures };
}
