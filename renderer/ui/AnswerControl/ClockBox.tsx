import { useLayoutEffect, useRef } from 'react';
import { text } from '../../i18n/text.ts';
import styles from './AnswerControl.module.css';

interface ClockBoxProps {
  id?: string | undefined;
  /** Names it, where nothing on the screen does. */
  label?: string | undefined;
  labelId?: string | undefined;
  describedBy?: string | undefined;
  /** `14:30`, or what was typed and is no time. */
  value: string;
  onChange: (clock: string) => void;
  isInvalid?: boolean | undefined;
  isRequired?: boolean | undefined;
  isReadOnly?: boolean | undefined;
  isDisabled?: boolean | undefined;
}

/** `1430`, `14.30` and `2:30` as a clock shows them; what is no time stays as it was typed. */
export function readClock(typed: string): string {
  const [, hour, minute, second] = /^(\d{1,2})[:.h]?(\d{2})(?:[:.](\d{2}))?$/.exec(typed.trim()) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return typed.trim();
  return `${hour.padStart(2, '0')}:${minute}${second === undefined || second === '00' ? '' : `:${second}`}`;
}

/**
 * A time of day in 24 hours. Not the browser's own field: that follows the machine's language, and 02:30 is read as half
 * past two at night by one person and in the afternoon by the next.
 */
export function ClockBox({ label, labelId, describedBy, value, onChange, ...state }: ClockBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    // The browser keeps what is being typed; it is written to only when the time changed somewhere else.
    const element = box.current;
    if (element && readClock(element.value) !== value) element.value = value;
  }, [value]);
  return (
    <input
      ref={box}
      id={state.id}
      type="text"
      inputMode="numeric"
      className={styles.box}
      data-clock=""
      defaultValue={value}
      placeholder={text('answer.clock')}
      aria-label={label}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={state.isInvalid === true ? true : undefined}
      aria-required={state.isRequired === true ? true : undefined}
      readOnly={state.isReadOnly === true}
      disabled={state.isDisabled === true}
      autoComplete="off"
      onInput={event => onChange(readClock(event.currentTarget.value))}
    />
  );
}
