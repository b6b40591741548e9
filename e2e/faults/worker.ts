/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port has no origin */
import './lab/steady-globals.ts';
import { parentPort } from 'node:worker_threads';
import { unreachable } from '../../shared/unreachable.ts';
import type { Job, JobResult } from './jobs.ts';

// Loaded after the globals are steady: these keep what they find.
const { runCell } = await import('./matrix/run-cell.ts');
const { runHistory } = await import('./histories/run-history.ts');
const { runGoal } = await import('./goals/run-goal.ts');

// A killed program leaves promises that nobody waits for any more.
process.on('unhandledRejection', () => {});
// What an event's listener throws ends nothing in a browser either.
process.on('uncaughtException', () => {});
// Dexie's word about a connection that broke; the history says it too.
console.warn = () => {};

async function run(job: Job): Promise<JobResult> {
  // A trace for each of the errors that a broken line makes is costly, and read by nobody before it is run alone.
  Error.stackTraceLimit = isForReading(job) ? 10 : 0;
  switch (job.kind) {
    case 'cell':
      return { job, ...(await runCell(job, job.seed)) };
    case 'history':
      return { job, ...(await runHistory(job)) };
    case 'goal':
      return { job, ...(await runGoal(job)) };
    default:
      return unreachable(job);
  }
}

function isForReading(job: Job): boolean {
  return job.kind === 'history' && job.isAlone;
}

parentPort?.on('message', (job: Job) => {
  run(job).then(
    result => parentPort?.postMessage(result),
    (error: unknown) => {
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const result: JobResult = { job, violations: [{ id: 'LAB', what }], convergenceMs: null, history: [] };
      parentPort?.postMessage(result);
    },
  );
});
