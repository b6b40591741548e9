import type { Served } from '../../../shared/queue/next-case.ts';
import type { QueueRow } from '../../data/views.ts';
import { formatDuration } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { timeLeft } from './time-left.ts';

/** Why this case and not another, for the person who gets it. */
export function servedReason({ served, because }: Served<QueueRow>, nowMs: number): string {
  return text(`queue.served.${because}`, { duration: formatDuration(timeLeft(served.record, nowMs).milliseconds) });
}
