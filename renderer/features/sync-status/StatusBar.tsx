import { CircleAlert, CloudCheck, CloudOff, CloudUpload, FileWarning, RefreshCw, type LucideIcon } from 'lucide-react';
import { useStore } from '../../data/store-context.ts';
import type { SyncStatus } from '../../data/views.ts';
import { formatDateTimeWithZone, formatDuration, formatTime, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import { useNow } from '../../ui/use-now.ts';
import { BarButton } from './BarButton.tsx';
import { lineState, type LineState } from './line-state.ts';
import styles from './StatusBar.module.css';
import { useSpokenChanges } from './use-spoken-changes.ts';

export interface StatusBarProps {
  status: SyncStatus | undefined;
  link: 'up' | 'lost';
  onSyncNow: () => void;
  onOpenOutbox: () => void;
}

const SHAPES: Readonly<Record<LineState['tone'], LucideIcon>> = {
  good: CloudCheck,
  busy: RefreshCw,
  quiet: RefreshCw,
  warning: CloudOff,
  problem: CircleAlert,
};

/** The bottom line: how the line stands, what the client does not have yet, what is ready for being offline. */
export function StatusBar({ status, link, onSyncNow, onOpenOutbox }: StatusBarProps) {
  const line = lineState(status, link);
  useSpokenChanges(line, status?.attention.length ?? 0);
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
        {text(`sync.line.${line.word}`)}
      </span>
      <IconButton
        label={text('sync.now')}
        keys="Alt+R"
        icon={<RefreshCw size={13} strokeWidth={1.75} aria-hidden="true" />}
        isDisabled={link === 'lost'}
        onPress={onSyncNow}
      />
      {status?.report && <LastContact at={status.report.lastContactAt} />}
      {line.sentence !== null && (
        <span className={styles.sentence} title={line.sentence}>
          {line.sentence}
        </span>
      )}
      {line.word === 'lost' && <span className={styles.sentence}>{text('sync.lost.body')}</span>}
      {line.retryAt !== null && <Retry at={line.retryAt} />}
      <span className={styles.space} />
      {status && <Unsent status={status} onOpenOutbox={onOpenOutbox} />}
      {status?.report && <Documents {...status.report.documents} />}
      <ClientClock />
    </footer>
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

function Unsent({ status, onOpenOutbox }: { status: SyncStatus; onOpenOutbox: () => void }) {
  const now = useNow(useStore().clock);
  const { unsent, oldestUnsentAt, attention, quarantined, heldDeletes } = status;
  const age = oldestUnsentAt === null ? null : formatDuration(Math.max(0, now - Date.parse(oldestUnsentAt)));
  return (
    <>
      {attention.length > 0 && (
        <BarButton tone="problem" icon={CircleAlert} onPress={onOpenOutbox}>
          {text('sync.attention', { count: attention.length })}
        </BarButton>
      )}
      {heldDeletes !== null && (
        <BarButton tone="problem" icon={CircleAlert} onPress={onOpenOutbox}>
          {text('sync.deletes.look', { gone: heldDeletes.gone })}
        </BarButton>
      )}
      {quarantined.length > 0 && (
        <BarButton tone="warning" icon={FileWarning} onPress={onOpenOutbox}>
          {text('sync.quarantined', { count: quarantined.length })}
        </BarButton>
      )}
      <BarButton tone={unsent > 0 ? 'plain' : 'quiet'} icon={CloudUpload} onPress={onOpenOutbox}>
        {unsent === 0 && attention.length === 0 ? text('sync.unsent.none') : text('sync.unsent', { count: unsent })}
        {age !== null && <span className={styles.quiet}>{text('sync.unsentAge', { duration: age })}</span>}
      </BarButton>
    </>
  );
}

function Documents({ wanted, verified, failed }: { wanted: number; verified: number; failed: number }) {
  if (wanted === 0) return null;
  return (
    <span className={styles.documents} data-tone={failed > 0 ? 'problem' : undefined}>
      {failed > 0
        ? text('sync.documentsFailed', { failed })
        : verified === wanted
          ? text('sync.documentsAll', { wanted })
          : text('sync.documents', { verified, wanted })}
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
