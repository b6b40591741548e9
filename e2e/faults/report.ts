import { type JobResult, replayOf } from './jobs.ts';
import { CELLS } from './matrix/cells.ts';

export interface ReportOptions {
  readonly json: boolean;
  /** Prints the history of every run. */
  readonly replay: boolean;
  readonly seconds: number;
}

/** Says what came of the runs. True when anything was violated. */
export function report(results: readonly JobResult[], { json, replay, seconds }: ReportOptions): boolean {
  const failed = results.filter(({ violations }) => violations.length > 0);
  const times = results
    .flatMap(({ convergences, convergenceMs }) => convergences ?? convergenceMs ?? [])
    .toSorted((a, b) => a - b);
  const convergence = { max: times.at(-1) ?? 0, p95: times[Math.floor(times.length * 0.95)] ?? 0 };
  const excluded = CELLS.filter(cell => cell.excluded !== null).length;
  const violations = failed.flatMap(({ job, violations: list }) =>
    list.map(({ id, what }) => ({ id, what, replay: replayOf(job) })),
  );
  if (json) {
    console.log(
      JSON.stringify({
        cells: CELLS.length,
        excluded,
        runs: results.length,
        violations,
        convergence,
        seconds: Math.round(seconds),
      }),
    );
    return failed.length > 0;
  }
  for (const { job, history, violations: list } of results) {
    if (list.length === 0 && !replay) continue;
    console.log(`\n${replayOf(job)}`);
    for (const { id, what } of list) console.log(`  ${id}: ${what}`);
    if (replay) console.log(history.map(line => `    ${line}`).join('\n'));
  }
  const counts = new Map<string, number>();
  for (const { id } of violations) counts.set(id, (counts.get(id) ?? 0) + 1);
  const tally = [...counts].map(([id, count]) => `${id} ×${count}`).join(', ');
  console.log(
    `\n${CELLS.length} cells, ${excluded} left out for a reason; ${results.length} runs in ${seconds.toFixed(1)} s; ` +
      `at rest after ${convergence.p95} ms (95 %), ${convergence.max} ms (longest); ` +
      (tally === '' ? 'nothing violated.' : `violated: ${tally}.`),
  );
  return failed.length > 0;
}
