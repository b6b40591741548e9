import { formatTime } from '../../../i18n/format.ts';
import { text } from '../../../i18n/text.ts';
import type { Finding } from './reckon.ts';

export type ReckoningPeriod = 'today' | 'shift';

/** The answer in one sentence. */
export function findingWords({ kind, store }: Finding, period: ReckoningPeriod, zone: string): string {
  const since = text(period === 'today' ? 'outbox.reckoning.sinceToday' : 'outbox.reckoning.sinceShift');
  if (kind === 'away') return text('outbox.reckoning.away');
  if (kind === 'apart') return text('outbox.reckoning.disagree');
  if (store.missing.length > 0) {
    return text('outbox.reckoning.missing', {
      count: store.missing.length,
      atClient: store.atClient,
      done: store.done,
      period: text(`outbox.reckoning.period.${period}`),
    });
  }
  if (store.lastAt === null) return text('outbox.reckoning.none', { period: since });
  return text('outbox.reckoning.all', {
    period: since,
    count: store.atClient,
    last: formatTime(store.lastAt, zone),
  });
}
