import { HardDrive, Pause, Play } from 'lucide-react';
import type { SyncReport } from '../../../shared/model/sync.ts';
import { formatBytes, formatDuration } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import styles from './StatusBar.module.css';

interface DocumentsProgressProps {
  documents: SyncReport['documents'];
  /** The line is up: something could come. */
  isOnline: boolean;
  onPause: (paused: boolean) => void;
}

/** What is ready for being offline, what is still to come and how fast, and the switch that lets it wait. */
export function DocumentsProgress({ documents, isOnline, onPause }: DocumentsProgressProps) {
  const { wanted, verified, failed, bytesLeft, paused } = documents;
  if (wanted === 0) return null;
  const isComing = verified + failed < wanted;
  return (
    <>
      {paused === 'disk-nearly-full' && (
        <span className={styles.disk} title={text('sync.disk.title')}>
          <HardDrive size={14} strokeWidth={1.75} aria-hidden="true" />
          {text('sync.disk')}
        </span>
      )}
      <span className={styles.documents} data-tone={failed > 0 ? 'problem' : undefined}>
        {failed > 0
          ? text('sync.documentsFailed', { failed })
          : verified === wanted
            ? text('sync.documentsAll', { wanted })
            : text('sync.documents', { verified, wanted })}
      </span>
      {isComing && bytesLeft > 0 && <span className={styles.quiet}>{paceWords(documents, isOnline)}</span>}
      {isComing && paused !== 'disk-nearly-full' && (
        <IconButton
          label={text(paused === 'by-hand' ? 'sync.documents.resume' : 'sync.documents.pause')}
          icon={paused === 'by-hand' ? <Play size={13} aria-hidden="true" /> : <Pause size={13} aria-hidden="true" />}
          onPress={() => onPause(paused === 'no')}
        />
      )}
    </>
  );
}

/** `120 MB left, 2.1 MB/s, 1 m`: what is known of it. */
function paceWords({ bytesLeft, bytesPerSecond, paused }: SyncReport['documents'], isOnline: boolean): string {
  const left = text('sync.documents.left', { bytes: formatBytes(bytesLeft) });
  if (paused === 'by-hand') return `${left} · ${text('sync.documents.paused')}`;
  if (!isOnline || bytesPerSecond === null || bytesPerSecond <= 0) return left;
  const ms = (bytesLeft / bytesPerSecond) * 1000;
  const time = ms < 60_000 ? text('sync.documents.soon') : formatDuration(ms);
  return `${left} · ${text('sync.documents.rate', { bytes: formatBytes(bytesPerSecond) })} · ${time}`;
}
