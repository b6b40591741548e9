import { CircleAlert, CloudCheck, CloudOff, RefreshCw, type LucideIcon } from 'lucide-react';
import { useStore } from '../../data/store-context.ts';
import type { SyncStatus } from '../../data/views.ts';
import { formatDateTimeWithZone, formatDuration, formatTime, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import { useNow } from '../../ui/use-now.ts';
import { BarButton } from './BarButton.tsx';
import { DocumentsProgress } from './DocumentsProgress.tsx';
import { isLineUp, lineState, type LineState, type Stop } from './line-state.ts';
import { type StopAction, stopReasons } from './stop-reasons.ts';
import styles from './StatusBar.module.css';
import { UnsentCount } from './UnsentCount.tsx';
import { unsentAge } from './unsent-age.ts';
import { useSpokenChanges } from './use-spoken-changes.ts';

export interface StatusBarProps {
  status: SyncStatus | undefined;
  link: 'up' | 'lost';
  onSyncNow: () => void;
  onOpenOutbox: () => void;
  onPauseDocuments: (paused: boolean) => void;
  /** What a person can do about a line that is stopped. */
  onAct: (action: StopAction) => void;
}

const SHAPES: Readonly<Record<LineState['tone'], LucideIcon>> = {
  good: CloudCheck,
  busy: RefreshCw,
  quiet: RefreshCw,
  warning: CloudOff,
  problem: CircleAlert,
};

/** The bottom line: how the line stands, what the client does not have yet, what is ready for being offline. */
export function StatusBar({ status, link, onSyncNow, onOpenOutbox, onPauseDocuments, onAct }: StatusBarProps) {
  const line = lineState(status, link);
  const isOnline = isLineUp(status, link) && (status?.report?.lastContactAt ?? null) !== null;
  const now = useNow(useStore().clock);
  useSpokenChanges(line, {
    attention: status?.attention.length ?? 0,
    isLate: unsentAge(status?.oldestUnsentAt ?? null, now, isOnline).isLate,
    isDiskFull: status?.report?.documents.paused === 'disk-nearly-full',
  });
  useCommand({
    id: 'sync.now',
    title: text('sync.nowCommand'),
    group: text('sync.group'),
    keys: 'Alt+R',
    isEnabled: link === 'up',
    run: onSyncNow,
  });
  const Shape = SHAPES[line.tone];
  return (
    <footer className={styles.bar} aria-label={text('sync.bar')}>
      <span className={styles.line} data-tone={line.tone}>
        <Shape size={14} strokeWidth={1.75} aria-hidden="true" />
        {line.stop ? text(stopReasons[line.stop.code].title) : text(`sync.line.${line.word}`)}
      </span>
      <IconButton
        label={text('sync.now')}
        keys="Alt+R"
        icon={<RefreshCw size={13} strokeWidth={1.75} aria-hidden="true" />}
        isDisabled={link === 'lost'}
        onPress={onSyncNow}
      />
      {status?.report && <LastContact at={status.report.lastContactAt} />}
      {line.stop && <StopWords stop={line.stop} onAct={onAct} />}
      <span className={styles.space} />
      {status && <UnsentCount status={status} isOnline={isOnline} onOpenOutbox={onOpenOutbox} />}
      {status?.report && (
        <DocumentsProgress documents={status.report.documents} isOnline={isOnline} onPause={onPauseDocuments} />
      )}
      <ClientClock />
    </footer>
  );
}

/** Why it is stopped, when it is tried again, and the one thing that helps most. */
function StopWords({ stop, onAct }: { stop: Stop; onAct: (action: StopAction) => void }) {
  const { body, actions } = stopReasons[stop.code];
  const [first] = actions;
  return (
    <>
      <span className={styles.sentence} title={[text(body), stop.message ?? ''].join(' ').trim()}>
        {text(body)}
      </span>
      {stop.retryAt !== null && <Retry at={stop.retryAt} />}
      <BarButton tone="action" onPress={() => onAct(first)}>
        {text(`stop.action.${first}`)}
      </BarButton>
    </>
  );
}

function LastContact({ at }: { at: string | null }) {
  const now = useNow(useStore().clock);
  if (at === null) return <span className={styles.quiet}>{text('sync.contact.never')}</span>;
  const ago = now - Date.parse(at);
  return (
    <span
      className={styles.quiet}
      title={text('sync.contact.title', { at: formatDateTimeWithZone(at, localTimeZone()) })}
    >
      {ago < 60_000 ? text('sync.contact.justNow') : text('sync.contact.ago', { duration: formatDuration(ago) })}
    </span>
  );
}

function Retry({ at }: { at: string }) {
  const now = useNow(useStore().clock);
  return (
    <span className={styles.quiet}>
      {Date.parse(at) <= now ? text('sync.retrySoon') : text('sync.retry', { at: formatTime(at, localTimeZone()) })}
    </span>
  );
}

function ClientClock() {
  const { clock, me } = useStore();
  const now = useNow(clock);
  const zone = me.client.timeZone;
  return (
    <span className={styles.quiet} title={text('sync.clientClock.title', { zone })}>
      {text('sync.clientClock', { time: formatTime(new Date(now).toISOString(), zone) })}
    </span>
  );
}
