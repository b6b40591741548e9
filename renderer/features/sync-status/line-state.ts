import { unreachable } from '../../../shared/unreachable.ts';
import type { SyncStatus } from '../../data/views.ts';
import type { StopCode } from './stop-reasons.ts';

export interface Stop {
  readonly code: StopCode;
  /** The engine's own sentence. */
  readonly message: string | null;
  readonly retryAt: string | null;
}

/** How the line to the client stands: moving, in one of a few words, or stopped for a reason. */
export type LineState =
  | {
      readonly stop: null;
      readonly word: 'starting' | 'upToDate' | 'pulling' | 'pushing' | 'documents' | 'waiting';
      readonly tone: 'good' | 'busy' | 'quiet';
    }
  | { readonly stop: Stop; readonly tone: 'warning' | 'problem' };

/** `link`: whether the window still reaches the main process, which is nearer than the client. */
export function lineState(
  status: Pick<SyncStatus, 'report' | 'heldDeletes'> | undefined,
  link: 'up' | 'lost',
): LineState {
  if (link === 'lost') return stopped('main-away', 'warning', null, null);
  const report = status?.report;
  if (!report) return { word: 'starting', tone: 'quiet', stop: null };
  if (report.problem) {
    const { code, message, retryAt } = report.problem;
    // Being offline is how the day is planned, not a failure.
    return stopped(code, code === 'offline' ? 'warning' : 'problem', message, retryAt);
  }
  // Sending and fetching go on: it is said all the same, because only a person can end it.
  if (status.heldDeletes && !status.heldDeletes.kept) return stopped('mass-delete', 'problem', null, null);
  switch (report.phase) {
    case 'idle':
      return { word: report.lastContactAt === null ? 'starting' : 'upToDate', tone: 'good', stop: null };
    case 'waiting':
      return { word: 'waiting', tone: 'quiet', stop: null };
    case 'pulling':
    case 'pushing':
    case 'documents':
      return { word: report.phase, tone: 'busy', stop: null };
    default:
      return unreachable(report.phase);
  }
}

/** Whether the client is reached, as far as is known: cases that wait for a decision do not break the line. */
export function isLineUp(status: Pick<SyncStatus, 'report'> | undefined, link: 'up' | 'lost'): boolean {
  return link === 'up' && (status?.report?.problem ?? null) === null;
}

function stopped(
  code: StopCode,
  tone: 'warning' | 'problem',
  message: string | null,
  retryAt: string | null,
): LineState {
  return { tone, stop: { code, message, retryAt } };
}
