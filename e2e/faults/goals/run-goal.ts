import type { Job, JobResult } from '../jobs.ts';
import { runRestored } from './restored.ts';
import { runStorm } from './storm.ts';

/** Runs one scenario of a goal that the cells alone do not show. */
export async function runGoal(job: Extract<Job, { kind: 'goal' }>): Promise<Omit<JobResult, 'job'>> {
  return job.goal === 'G7' ? await runRestored(job.scenario) : await runStorm(job.scenario);
}
