import { CirclePause, Clock, ClockAlert } from 'lucide-react';
import type { CaseRecord } from '../../../shared/model/case.ts';
import { useStore } from '../../data/store-context.ts';
import { formatDateTimeWithZone, formatDuration, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './case-cells.module.css';
import { timeLeft, type DueTone } from './time-left.ts';

/** Time left on the client's clock, with both zones in its title. */
export function TimeLeftCell({ record }: { record: CaseRecord }) {
  const { clock, me } = useStore();
  const { milliseconds, tone } = timeLeft(record, useNow(clock));
  const Shape = tone === 'late' ? ClockAlert : tone === 'stopped' ? CirclePause : tone === 'soon' ? Clock : null;
  return (
    <span className={styles.left} data-tone={tone} title={dueTitle(record.dueAt, me.client.timeZone)}>
      {Shape && <Shape size={13} strokeWidth={2.25} aria-hidden="true" />}
      {leftText(milliseconds, tone)}
    </span>
  );
}

export function leftText(milliseconds: number, tone: DueTone): string {
  const duration = formatDuration(milliseconds);
  if (tone === 'late') return text('queue.left.late', { duration });
  if (tone === 'stopped') return text('queue.left.stopped', { duration });
  return duration;
}

function dueTitle(dueAt: string, clientZone: string): string {
  const client = formatDateTimeWithZone(dueAt, clientZone);
  const local = formatDateTimeWithZone(dueAt, localTimeZone());
  return client === local ? text('queue.left.same', { client }) : text('queue.left.title', { client, local });
}
