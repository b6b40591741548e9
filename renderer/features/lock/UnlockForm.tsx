import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';
import { PinField } from '../../ui/PinField/PinField.tsx';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar.tsx';
import { useFocusFirst } from '../../ui/use-focus-first.ts';
import { useSecondsUntil } from '../../ui/use-seconds-until.ts';
import styles from './LockScreen.module.css';
import type { UnlockFailure } from './unlock-failure.ts';

/** The longest wait that wrong PINs lead to. More than that on this clock means that the clock is wrong. */
const LONGEST_WAIT_S = 3600;

export interface UnlockFormProps {
  hasPin: boolean;
  /** Too many wrong PINs: no sooner than that. */
  retryAt: string | null;
  triesLeft: number | null;
  /** Each failure is a new object, so that the same words are said again. */
  failure: { readonly code: UnlockFailure } | null;
  step: 'idle' | 'waiting' | 'unlocking' | 'opening';
  /** The main process does not answer at the moment. */
  isAway: boolean;
  clock: { now(): number; after(delayMs: number, callback: () => void): () => void };
  /** Names the element that says why the window is locked. */
  reasonId: string;
  onUnlock: (pin: string | null) => void;
}

/** The PIN, or one button where none is set; what was wrong with the last try, and how long to wait. */
export function UnlockForm(props: UnlockFormProps) {
  const { hasPin, retryAt, triesLeft, failure, step, isAway, clock, reasonId, onUnlock } = props;
  const formId = useId();
  const [pin, setPin] = useState('');
  const [seen, setSeen] = useState(failure);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useFocusFirst(form);
  const seconds = useSecondsUntil(clock, retryAt);
  const mustWait = seconds > 0 && seconds <= LONGEST_WAIT_S;
  const isBusy = step !== 'idle';
  if (failure !== seen) {
    setSeen(failure);
    setPin('');
  }
  // The focus and the screen reader are outside React.
  useEffect(() => {
    if (!failure) return;
    announce(`${text(`lock.failure.${failure.code}.title`)} ${text(`lock.failure.${failure.code}.body`)}`, 'assertive');
    field.current?.focus();
  }, [failure]);
  const wasWaiting = useRef(false);
  useEffect(() => {
    if (wasWaiting.current && !mustWait) announce(text('lock.wait.over'), 'assertive');
    wasWaiting.current = mustWait;
  }, [mustWait]);

  const unlock = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || isAway || mustWait) return;
    if (!hasPin) onUnlock(null);
    else if (pin !== '') onUnlock(pin);
    else field.current?.focus();
  };
  const wrong = failure?.code === 'wrong-pin';
  return (
    <form ref={form} id={formId} className={styles.form} onSubmit={unlock} noValidate>
      {failure && !wrong && (
        <div className={styles.notice}>
          <Banner
            tone={failure.code === 'sign-in-needed' || failure.code === 'lease-expired' ? 'info' : 'error'}
            title={text(`lock.failure.${failure.code}.title`)}
          >
            {text(`lock.failure.${failure.code}.body`)}
          </Banner>
        </div>
      )}
      {hasPin && (
        <PinField
          label={text('lock.pin')}
          value={pin}
          onChange={setPin}
          isReadOnly={isBusy}
          inputRef={field}
          aria-describedby={reasonId}
          errorMessage={
            wrong &&
            pin === '' &&
            (triesLeft === null ? text('lock.wrong') : text('lock.wrongLeft', { count: triesLeft }))
          }
        />
      )}
      {mustWait && (
        <p className={styles.wait} role="timer" aria-live="off">
          {text('lock.wait', { time: minutesAndSeconds(seconds) })}
        </p>
      )}
      <div className={styles.actions}>
        <Button
          tone="primary"
          form={formId}
          aria-describedby={hasPin ? undefined : reasonId}
          isDisabled={isAway || mustWait || step === 'opening'}
          isPending={step === 'unlocking'}
        >
          {text('lock.unlock')}
        </Button>
      </div>
      {isBusy && <ProgressBar label={text(step === 'opening' ? 'session.opening' : 'lock.unlocking')} value={null} />}
    </form>
  );
}

/** `1:05`: a wait that is watched, to the second. */
function minutesAndSeconds(seconds: number): string {
  return `${formatNumber(Math.floor(seconds / 60))}:${formatNumber(seconds % 60, { minimumIntegerDigits: 2 })}`;
}
