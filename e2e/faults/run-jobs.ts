import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Job, JobResult } from './jobs.ts';

/** Longer than any run takes on a busy machine: a run that is not over by then never ends. */
const STUCK_MS = 120_000;
const STUCK_ALONE_MS = 10 * 60_000;
/** Dexie remembers every database that there ever was, some megabytes of each history. */
const FRESH_EVERY = 80;

/** Almost all that a run makes is soon rubbish: room for it costs less than sweeping often. */
const YOUNG_MB = 192;

export interface RunOptions {
  readonly workers?: number;
  /** No new job is begun after this long. */
  readonly withinMs?: number;
  onResult?(result: JobResult, done: number): void;
}

/** Runs jobs in worker threads, one at a time in each, and gives what came of them in any order. */
export async function runJobs(jobs: readonly Job[], options: RunOptions = {}): Promise<JobResult[]> {
  const results: JobResult[] = [];
  const queue = [...jobs];
  const endMs = performance.now() + (options.withinMs ?? Number.POSITIVE_INFINITY);
  const next = (): Job | undefined => (performance.now() < endMs ? queue.shift() : undefined);
  const workers = Math.min(options.workers ?? availableParallelism(), jobs.length);
  const lane = async (): Promise<void> => {
    let worker = startWorker();
    let ran = 0;
    for (let job = next(); job; job = next()) {
      const result = await runIn(worker, job);
      results.push(result);
      options.onResult?.(result, results.length);
      ran++;
      if (ran % FRESH_EVERY !== 0 && !result.violations.some(({ id }) => id === 'HANG')) continue;
      await worker.terminate();
      worker = startWorker();
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: workers }, lane));
  return results;
}

function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
}

function runIn(worker: Worker, job: Job): Promise<JobResult> {
  return new Promise(resolve => {
    const failed = (id: string, what: string): void =>
      finish({ job, violations: [{ id, what }], convergenceMs: null, history: [] });
    const timer = setTimeout(() => failed('HANG', 'the run did not come to an end'), limitOf(job));
    const onError = (error: Error): void => failed('HANG', error.stack ?? error.message);
    const finish = (result: JobResult): void => {
      clearTimeout(timer);
      worker.off('message', finish);
      worker.off('error', onError);
      resolve(result);
    };
    worker.on('message', finish);
    worker.on('error', onError);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    worker.postMessage(job);
  });
}

function limitOf(job: Job): number {
  return job.kind === 'history' && job.isAlone ? STUCK_ALONE_MS : STUCK_MS;
}
