import '../i18n/add-later.ts';
import { useCallback, useEffect, useState } from 'react';
import { useStore } from '../data/store-context.ts';
import { formatDateTimeWithZone, formatDuration, localTimeZone } from '../i18n/format.ts';
import { text } from '../i18n/text.ts';
import { Button } from '../ui/Button/Button.tsx';
import { Dialog } from '../ui/Dialog/Dialog.tsx';
import { useNow } from '../ui/use-now.ts';
import styles from './AboutDialog.module.css';
import { useDialogs } from './dialogs-store.ts';
import { leaseLeft } from './lease-left.ts';
import type { AboutMeridian } from './session.ts';
import { useSession, useWindowState } from './session-context.ts';

const LOOK_AGAIN_MS = 1000;

/** Which build this is, whom it talks to, and where it stands with updates. What IT asks for on the telephone. */
export function AboutDialog() {
  const session = useSession();
  const { apiUrl } = useWindowState();
  const { shown, close } = useDialogs();
  const isOpen = shown === 'about';
  // Undefined: not asked yet. Null: asked, and nobody answered.
  const [about, setAbout] = useState<AboutMeridian | null | undefined>(undefined);
  const look = useCallback(() => void session.about().then(setAbout), [session]);
  const status = about?.update.status;
  const isBusy = status === 'checking' || status === 'downloading';
  // The main process is outside React: asked when the dialog opens, and again while an update is on its way.
  useEffect(() => {
    if (!isOpen) return undefined;
    look();
    if (!isBusy) return undefined;
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOpen, isBusy, look]);

  return (
    <Dialog
      title={text('app.about')}
      size="small"
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          {about?.update.enabled === true && (
            <Button isDisabled={isBusy} onPress={() => void session.checkForUpdates().then(look)}>
              {text('app.about.check')}
            </Button>
          )}
          <Button tone="primary" onPress={close}>
            {text('app.close')}
          </Button>
        </>
      }
    >
      {about === null && <p>{text('app.about.away')}</p>}
      {about && (
        <dl className={styles.facts}>
          <dt>{text('app.about.version')}</dt>
          <dd>{about.version}</dd>
          <dt>{text('app.about.runsIn')}</dt>
          <dd>{text(`app.about.host.${about.host}`)}</dd>
          {apiUrl !== null && (
            <>
              <dt>{text('app.about.server')}</dt>
              <dd>{apiUrl}</dd>
            </>
          )}
          <dt>{text('lock.lease')}</dt>
          <dd>
            <Lease />
          </dd>
          <dt>{text('app.about.updates')}</dt>
          <dd aria-live="polite">
            {text(`app.about.status.${about.update.status}`)}
            {about.update.message !== null && <span className={styles.message}>{about.update.message}</span>}
          </dd>
        </dl>
      )}
    </Dialog>
  );
}

/** Until when the store opens without contact to the client. */
function Lease() {
  const { me, clock } = useStore();
  const { leaseExpiresAt } = useWindowState();
  const left = leaseLeft(leaseExpiresAt, me.workstation.leaseHours, useNow(clock));
  if (leaseExpiresAt === null || !left) return text('lock.lease.none');
  return text('lock.lease.until', {
    at: formatDateTimeWithZone(leaseExpiresAt, localTimeZone()),
    left: formatDuration(left.leftMs),
  });
}
