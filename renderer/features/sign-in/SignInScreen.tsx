import '../../i18n/add-later.ts';
import { formatDateTimeWithZone, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';
import { DoorScreen } from '../../ui/DoorScreen/DoorScreen.tsx';
import { DoorTitle } from '../../ui/DoorScreen/DoorTitle.tsx';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar.tsx';
import type { SignInFailure } from './sign-in-failure.ts';
import styles from './SignInScreen.module.css';

export interface SignInScreenProps {
  /** Null: nobody has set up a client. */
  apiUrl: string | null;
  /** Null until the server has said its name. */
  clientName: string | null;
  /** waiting: the person is in the browser. opening: they are back, their store is being opened. */
  step: 'idle' | 'waiting' | 'opening';
  failure: SignInFailure | null;
  /** The client had this machine's copy destroyed: when, and how many unsent acts were sealed for it. */
  wiped: { readonly at: string; readonly rescued: number } | null;
  onSignIn: () => void;
  onCancel: () => void;
}

/** The door: which client, one button, and what to do when it does not open. */
export function SignInScreen({ apiUrl, clientName, step, failure, wiped, onSignIn, onCancel }: SignInScreenProps) {
  return (
    <DoorScreen>
      {apiUrl === null && step === 'idle' && failure === null ? (
        <NoClient />
      ) : (
        <>
          <DoorTitle>
            {clientName === null ? text('session.title') : text('session.titleFor', { client: clientName })}
          </DoorTitle>
          {apiUrl !== null && (
            <dl className={styles.address}>
              <dt>{text('session.address')}</dt>
              <dd>{apiUrl}</dd>
            </dl>
          )}
          {wiped !== null && step === 'idle' && (
            <div className={styles.failure}>
              <Banner tone="warning" title={text('session.wiped.title')}>
                {text('session.wiped.body', {
                  at: formatDateTimeWithZone(wiped.at, localTimeZone()),
                  rescued: wiped.rescued,
                })}
              </Banner>
            </div>
          )}
          {failure !== null && step === 'idle' && (
            <div className={styles.failure}>
              <Banner
                tone={failure === 'cancelled' ? 'info' : 'error'}
                title={text(`session.failure.${failure}.title`)}
              >
                {text(`session.failure.${failure}.body`)}
              </Banner>
            </div>
          )}
          <Step {...{ step, failure, onSignIn, onCancel }} />
        </>
      )}
    </DoorScreen>
  );
}

function Step({
  step,
  failure,
  onSignIn,
  onCancel,
}: Pick<SignInScreenProps, 'step' | 'failure' | 'onSignIn' | 'onCancel'>) {
  if (step === 'opening') return <ProgressBar label={text('session.opening')} value={null} />;
  if (step === 'waiting') {
    return (
      <div className={styles.waiting} role="status">
        <ProgressBar label={text('session.waiting.title')} value={null} />
        <p className={styles.how}>{text('session.waiting.body')}</p>
        <div className={styles.actions}>
          <Button onPress={onCancel}>{text('session.cancel')}</Button>
        </div>
      </div>
    );
  }
  return (
    <>
      <div className={styles.actions}>
        <Button tone="primary" onPress={onSignIn}>
          {failure === null || failure === 'cancelled' ? text('session.button') : text('session.tryAgain')}
        </Button>
        {failure === 'busy' && <Button onPress={onCancel}>{text('session.cancel')}</Button>}
      </div>
      <p className={styles.how}>{text('session.how')}</p>
    </>
  );
}

function NoClient() {
  return (
    <>
      <DoorTitle>{text('session.noClient.title')}</DoorTitle>
      <p className={styles.body}>{text('session.noClient.body')}</p>
      <code className={styles.example}>{text('session.noClient.example')}</code>
    </>
  );
}
