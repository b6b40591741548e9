import { LockKeyhole } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import type { LockReason } from '../../../shared/rpc/contract.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { DoorScreen } from '../../ui/DoorScreen/DoorScreen.tsx';
import { DoorTitle } from '../../ui/DoorScreen/DoorTitle.tsx';
import styles from './LockScreen.module.css';
import { UnlockForm, type UnlockFormProps } from './UnlockForm.tsx';
import { WaitingForBrowser } from './WaitingForBrowser.tsx';

export interface LockScreenProps extends Omit<UnlockFormProps, 'reasonId'> {
  name: string;
  clientName: string;
  reason: LockReason;
  step: 'idle' | 'waiting' | 'unlocking' | 'opening';
  /** What stopped the last sign-in, if one was tried from here. */
  notice?: ReactNode;
  onSignIn: () => void;
  onCancel: () => void;
  onSignOut: () => void;
}

/** A locked window: whose it is, why it is locked, and the ways in. Nothing of a case is here. */
export function LockScreen(props: LockScreenProps) {
  const { name, clientName, reason, step, isAway, notice, onSignIn, onCancel, onSignOut, ...form } = props;
  const reasonId = useId();
  const [isLeaving, setLeaving] = useState(false);
  return (
    <DoorScreen>
      <div className={styles.who}>
        <LockKeyhole size={20} strokeWidth={1.75} aria-hidden="true" className={styles.shape} />
        <div>
          <DoorTitle>{text('lock.title')}</DoorTitle>
          <p className={styles.person}>{text('lock.person', { name, client: clientName })}</p>
        </div>
      </div>
      <div id={reasonId} className={styles.reason}>
        <p className={styles.why}>{text(`lock.reason.${reason}.title`)}</p>
        <p>{text(form.hasPin || reason === 'lease-expired' ? `lock.reason.${reason}.body` : 'lock.noPin.body')}</p>
      </div>
      {isAway && (
        <div className={styles.notice}>
          <Banner tone="warning" title={text('lock.away.title')}>
            {text('lock.away.body')}
          </Banner>
        </div>
      )}
      {notice !== undefined && step === 'idle' && <div className={styles.notice}>{notice}</div>}
      {step === 'waiting' ? (
        <WaitingForBrowser onCancel={onCancel} />
      ) : (
        <>
          <UnlockForm {...form} isAway={isAway} reasonId={reasonId} step={step} />
          <div className={styles.others}>
            <Button isDisabled={isAway || step !== 'idle'} onPress={onSignIn}>
              {text('lock.signIn')}
            </Button>
            <Button isDisabled={isAway || step !== 'idle'} onPress={() => setLeaving(true)}>
              {text('session.signOut')}
            </Button>
          </div>
        </>
      )}
      <Dialog
        title={text('session.signOut.title')}
        size="small"
        role="alertdialog"
        isOpen={isLeaving}
        onClose={() => setLeaving(false)}
        actions={
          <>
            <Button onPress={() => setLeaving(false)}>{text('session.stay')}</Button>
            <Button
              tone="primary"
              onPress={() => {
                setLeaving(false);
                onSignOut();
              }}
            >
              {text('session.signOut')}
            </Button>
          </>
        }
      >
        {text('lock.signOut.body')}
      </Dialog>
    </DoorScreen>
  );
}
