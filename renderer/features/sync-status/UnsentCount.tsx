import { CircleAlert, CloudUpload, FileWarning, ShieldAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useStore } from '../../data/store-context.ts';
import type { SyncStatus } from '../../data/views.ts';
import { formatDuration } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { useNow } from '../../ui/use-now.ts';
import { BarButton } from './BarButton.tsx';
import styles from './StatusBar.module.css';
import { unsentAge } from './unsent-age.ts';

interface UnsentCountProps {
  status: SyncStatus;
  isOnline: boolean;
  onOpenOutbox: () => void;
}

/** What the client does not have yet, for how long, and what waits for a person. Each leads to the outbox. */
export function UnsentCount({ status, isOnline, onOpenOutbox }: UnsentCountProps) {
  const { clock, unkept } = useStore();
  const now = useNow(clock);
  const withoutCopy = useSyncExternalStore(unkept.subscribe, unkept.read);
  const { unsent, oldestUnsentAt, attention, quarantined, heldDeletes } = status;
  const { ageMs, isLate } = unsentAge(oldestUnsentAt, now, isOnline);
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
      {withoutCopy !== null && (
        <BarButton tone="warning" icon={ShieldAlert} title={text('sync.unkept.title')} onPress={onOpenOutbox}>
          {text('sync.unkept', { count: withoutCopy.count })}
        </BarButton>
      )}
      <BarButton tone={isLate ? 'warning' : unsent > 0 ? 'plain' : 'quiet'} icon={CloudUpload} onPress={onOpenOutbox}>
        {unsent === 0 && attention.length === 0 ? text('sync.unsent.none') : text('sync.unsent', { count: unsent })}
        {ageMs !== null && (
          <span className={isLate ? undefined : styles.quiet}>
            {text('sync.unsentAge', { duration: formatDuration(ageMs) })}
          </span>
        )}
      </BarButton>
    </>
  );
}
