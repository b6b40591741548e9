import { useEffect, useRef, useState, type FormEvent } from 'react';
import { pinWeakness } from '../../../shared/pin/pin-weakness.ts';
import type { Failure } from '../../../shared/result.ts';
import { text } from '../../i18n/text.ts';
import { PinField } from '../../ui/PinField/PinField.tsx';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar.tsx';
import { useFocusFirst } from '../../ui/use-focus-first.ts';
import styles from './PinForm.module.css';
import { pinStrength } from './pin-strength.ts';
import type { SetPinFailure } from './set-pin-failure.ts';

export interface PinFormProps {
  /** What the button that sends the form points to. */
  id: string;
  /** There is one already: it is asked for first. */
  hasPin: boolean;
  /** Who sets it: a PIN with their name in it is refused. */
  personName: string;
  isBusy: boolean;
  failure: Failure<SetPinFailure> | null;
  onSet: (current: string | null, next: string) => void;
}

/** The present PIN, and the new one twice, with a word about how hard it is to guess. */
export function PinForm({ id, hasPin, personName, isBusy, failure, onSet }: PinFormProps) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  /** Pressed with something missing: what is missing is said from now on. */
  const [wasTried, setTried] = useState(false);
  const [seen, setSeen] = useState(failure);
  const form = useRef<HTMLFormElement>(null);
  useFocusFirst(form);
  const strength = pinStrength(next);
  const weakness = pinWeakness(next, personName);
  const isShort = weakness === 'short';
  const differs = again !== next;
  if (failure !== seen) {
    setSeen(failure);
    if (failure?.code === 'wrong-pin') setCurrent('');
  }
  // The focus is outside React: at what is to be typed again.
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLInputElement>('input[aria-invalid=true], input')?.focus();
  }, [failure]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setTried(true);
    if (weakness === null && !differs && (!hasPin || current !== '')) onSet(hasPin ? current : null, next);
    else form.current?.querySelectorAll('input')[firstMissing()]?.focus();
  };
  const firstMissing = () => {
    const missing = [...(hasPin ? [current === ''] : []), weakness !== null, differs];
    return missing.indexOf(true);
  };
  const saidOf = (code: 'wrong-pin' | 'weak') =>
    failure?.code === code && (code === 'weak' ? failure.message : text('lock.pin.failure.wrong-pin'));
  // While it is being typed it is not yet too short; what else is wrong with it is said at once.
  const weaknessSaid =
    weakness !== null && weakness !== 'short'
      ? text(`lock.pin.weak.${weakness}`)
      : saidOf('weak') || (wasTried && isShort && text('lock.pin.short'));
  const isOther = failure !== null && failure.code !== 'wrong-pin' && failure.code !== 'weak';

  return (
    <form ref={form} id={id} className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.why}>{text('lock.pin.why')}</p>
      {hasPin && (
        <PinField
          label={text('lock.pin.current')}
          value={current}
          onChange={setCurrent}
          isReadOnly={isBusy}
          errorMessage={current === '' && saidOf('wrong-pin')}
        />
      )}
      <PinField
        label={text('lock.pin.next')}
        value={next}
        onChange={setNext}
        isReadOnly={isBusy}
        description={text('lock.pin.rule')}
        errorMessage={weaknessSaid}
      />
      {strength !== null && weakness === null && (
        <p role="status" className={styles.strength} data-strength={strength}>
          <span aria-hidden="true" className={styles.meter} />
          {text('lock.pin.strength')}: {text(`lock.pin.strength.${strength}`)}
        </p>
      )}
      <PinField
        label={text('lock.pin.again')}
        value={again}
        onChange={setAgain}
        isReadOnly={isBusy}
        errorMessage={(wasTried || again.length >= next.length) && again !== '' && differs && text('lock.pin.differs')}
      />
      {isOther && (
        <p role="alert" className={styles.failure}>
          {text(`lock.pin.failure.${failure.code}`)}
        </p>
      )}
      {isBusy && <ProgressBar label={text('lock.pin.saving')} value={null} />}
    </form>
  );
}
