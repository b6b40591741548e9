import { type JobResult, replayOf } from './jobs.ts';
import { CELLS, cellName } from './matrix/cells.ts';

export interface ReportOptions {
  readonly json: boolean;
  /** Prints the history of every run. */
  readonly replay: boolean;
  readonly seconds: number;
}

/** What a process without a browser and a disk cannot show, and the commands that do. */
const ELSEWHERE = {
  'real kills: lost, duplicated': 'npm run kills -- --kills 120 --json',
  'IndexedDB deleted or corrupted: lost, said': 'npm run kills -- --damage 30 --json',
  'a full disk': 'npm run e2e -- damage',
  'planted strings on the disk': 'npm run e2e -- canaries',
  'a wipe, and a kill in the middle of it': 'npm run e2e -- wipe',
  'speed beside its floors': 'npm run bench -- --json',
} as const;

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
        excludedCells: excludedByReason(),
        runs: results.length,
        ran: ranOf(results),
        violations,
        convergence,
        goals: results.flatMap(({ job, figures }) =>
          job.kind === 'goal' && figures ? [{ goal: job.goal, scenario: job.scenario, ...figures }] : [],
        ),
        seconds: Math.round(seconds),
        elsewhere: ELSEWHERE,
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

/** How many runs of each kind, and how many happenings the random histories had. */
function ranOf(results: readonly JobResult[]) {
  const of = (kind: JobResult['job']['kind']): number => results.filter(({ job }) => job.kind === kind).length;
  const happenings = results.reduce((sum, { job }) => sum + (job.kind === 'history' ? job.length : 0), 0);
  return { cells: of('cell'), histories: of('history'), happenings, goals: of('goal') };
}

function excludedByReason(): Record<string, string[]> {
  const left: Record<string, string[]> = {};
  for (const cell of CELLS) {
    if (cell.excluded !== null) (left[cell.excluded] ??= []).push(cellName(cell));
  }
  return left;
}
