import { unreachable } from '../../shared/unreachable.ts';
import type { Violation } from './lab/world.ts';
import type { Fault } from './matrix/fault-names.ts';
import type { Step } from './matrix/steps.ts';

/** One piece of work for a worker. */
export type Job =
  | { readonly kind: 'cell'; readonly step: Step; readonly fault: Fault; readonly seed: number }
  | {
      readonly kind: 'history';
      readonly seed: number;
      readonly length: number;
      readonly path: string | null;
      readonly isAlone: boolean;
    }
  | { readonly kind: 'goal'; readonly goal: 'G7' | 'G8'; readonly scenario: number };

/** Goals with scenarios of their own (reliability.md §6). */
export const GOALS = [
  { goal: 'G7', scenarios: 30 },
  { goal: 'G8', scenarios: 3 },
] as const;

export interface JobResult {
  readonly job: Job;
  readonly violations: readonly Violation[];
  /** Null when it was not measured. */
  readonly convergenceMs: number | null;
  /** Every one, where a job measured several. */
  readonly convergences?: readonly number[];
  readonly history: readonly string[];
  /** Measured figures, for people. */
  readonly figures?: Readonly<Record<string, number>>;
  /** Of a random history that failed: how to see the shortest one again. */
  readonly path?: string;
}

/** The words that make this job run again, alone. */
export function replayOf(job: Job): string {
  switch (job.kind) {
    case 'cell':
      return `npm run faults -- --cell ${job.step}/${job.fault} --seed ${job.seed} --replay`;
    case 'history':
      return `npm run faults -- --history ${job.seed} --length ${job.length}${job.path === null ? '' : ` --path ${job.path}`}`;
    case 'goal':
      return `npm run faults -- --goal ${job.goal} --scenario ${job.scenario}`;
    default:
      return unreachable(job);
  }
}
