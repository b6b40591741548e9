import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { GOALS, type Job, replayOf } from './jobs.ts';
import { CELLS, cellName } from './matrix/cells.ts';
import { report } from './report.ts';
import { runJobs } from './run-jobs.ts';

const { values } = parseArgs({
  options: {
    cell: { type: 'string' },
    seed: { type: 'string' },
    seeds: { type: 'string', default: '3' },
    replay: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    histories: { type: 'string' },
    history: { type: 'string' },
    length: { type: 'string', default: '200' },
    path: { type: 'string' },
    goal: { type: 'string' },
    scenario: { type: 'string' },
    /** Seconds after which no new run is begun. */
    within: { type: 'string' },
    workers: { type: 'string' },
    /** A file for how many runs passed and failed. */
    counts: { type: 'string' },
  },
});

const began = performance.now();
const jobs =
  values.goal !== undefined
    ? goalJobs()
    : values.history !== undefined || values.histories !== undefined
      ? historyJobs()
      : [...cellJobs(), ...(values.cell === undefined ? goalJobs() : [])];
const results = await runJobs(jobs, {
  ...(values.workers === undefined ? {} : { workers: Number(values.workers) }),
  ...(values.within === undefined ? {} : { withinMs: Number(values.within) * 1000 }),
  onResult: ({ job, violations }, done) => {
    // A long run says at once what it finds.
    if (violations.length > 0) console.error(`${replayOf(job)}: ${violations.map(({ id }) => id).join()}`);
    if (!values.json && done % 100 === 0) console.error(`${done} of ${jobs.length}`);
  },
});
const violated = report(results, {
  json: values.json,
  replay: values.replay,
  seconds: (performance.now() - began) / 1000,
});
if (values.counts !== undefined) {
  const failed = results.filter(({ violations }) => violations.length > 0).length;
  await mkdir(dirname(values.counts), { recursive: true });
  await writeFile(values.counts, JSON.stringify({ passed: results.length - failed, failed }));
}
process.exitCode = violated ? 1 : 0;

function cellJobs(): Job[] {
  const first = Number(values.seed ?? '1');
  const count = values.seed === undefined ? Number(values.seeds) : 1;
  const wanted = values.cell?.split('/') ?? ['*', '*'];
  const matches = (pattern: string | undefined, word: string): boolean => pattern === '*' || pattern === word;
  const cells = CELLS.filter(
    cell => cell.excluded === null && matches(wanted[0], cell.step) && matches(wanted[1], cell.fault),
  );
  if (cells.length === 0)
    throw new Error(`There is no such cell: ${values.cell ?? ''}, of ${CELLS.map(cellName).length}`);
  return cells.flatMap(({ step, fault }) =>
    Array.from({ length: count }, (_, i): Job => ({ kind: 'cell', step, fault, seed: first + i })),
  );
}

function historyJobs(): Job[] {
  const length = Number(values.length);
  const path = values.path ?? null;
  if (values.history !== undefined)
    return [{ kind: 'history', seed: Number(values.history), length, path, isAlone: true }];
  const first = Number(values.seed ?? '1');
  return Array.from(
    { length: Number(values.histories) },
    (_, i): Job => ({ kind: 'history', seed: first + i, length, path, isAlone: false }),
  );
}

function goalJobs(): Job[] {
  return GOALS.filter(({ goal }) => values.goal === undefined || values.goal === goal).flatMap(({ goal, scenarios }) =>
    Array.from({ length: scenarios }, (_, scenario): Job => ({ kind: 'goal', goal, scenario })).filter(
      one => values.scenario === undefined || (one.kind === 'goal' && one.scenario === Number(values.scenario)),
    ),
  );
}
