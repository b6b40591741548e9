import { unreachable } from '../../../shared/unreachable.ts';
import type { SyncStatus } from '../../data/views.ts';

/** How the line to the client stands, as one of a few words with one tone. */
export interface LineState {
  readonly word:
    | 'starting'
    | 'upToDate'
    | 'pulling'
    | 'pushing'
    | 'documents'
    | 'waiting'
    | 'offline'
    | 'stopped'
    | 'lost';
  readonly tone: 'good' | 'busy' | 'quiet' | 'warning' | 'problem';
  /** What is wrong and what to do, from the engine; null when nothing is. */
  readonly sentence: string | null;
  readonly retryAt: string | null;
}

/** `link`: whether the window still reaches the main process, which is nearer than the client. */
export function lineState(status: SyncStatus | undefined, link: 'up' | 'lost'): LineState {
  const calm = { sentence: null, retryAt: null };
  if (link === 'lost') return { word: 'lost', tone: 'warning', ...calm };
  const report = status?.report;
  if (!report) return { word: 'starting', tone: 'quiet', ...calm };
  if (report.problem) {
    const { code, message, retryAt } = report.problem;
    // Being offline is how the day is planned, not a failure.
    return code === 'offline'
      ? { word: 'offline', tone: 'warning', sentence: message, retryAt }
      : { word: 'stopped', tone: 'problem', sentence: message, retryAt };
  }
  switch (report.phase) {
    case 'idle':
      return { word: report.lastContactAt === null ? 'starting' : 'upToDate', tone: 'good', ...calm };
    case 'waiting':
      return { word: 'waiting', tone: 'quiet', ...calm };
    case 'pulling':
    case 'pushing':
    case 'documents':
      return { word: report.phase, tone: 'busy', ...calm };
    default:
      return unreachable(report.phase);
  }
}
