import { useSyncExternalStore } from 'react';
import { text } from '../../i18n/text.ts';
import type { ControlProps } from './answer-source.ts';
import styles from './AnswerControl.module.css';

const YES_NO = () => [
  { value: true, label: text('judge.yes') },
  { value: false, label: text('judge.no') },
];

/**
 * One of a few, all of them in sight. Digits choose by position and Delete takes the answer back: a question that
 * nobody has answered is not the same as a "no".
 */
export function ChoiceAnswer({ shape, source, id, labelId, describedBy, ...state }: ControlProps) {
  const value = useSyncExternalStore(source.subscribe, source.get);
  const options = shape.kind === 'boolean' ? YES_NO() : shape.options;
  const isFixed = state.isReadOnly === true || state.isDisabled === true;
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (isFixed || event.altKey || event.ctrlKey || event.metaKey) return;
    const picked = /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined;
    if (picked) source.set(picked.value);
    else if (event.key === 'Delete' || event.key === 'Backspace') source.set(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
    const index = picked ? options.indexOf(picked as never) : 0;
    event.currentTarget.querySelectorAll<HTMLInputElement>('input')[index]?.focus();
  };
  const isLong = options.some(option => option.label.length > 24 || ('description' in option && option.description));
  return (
    <div
      tabIndex={0}
      id={id}
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={state.isInvalid === true ? true : undefined}
      aria-required={state.isRequired === true ? true : undefined}
      aria-readonly={isFixed || undefined}
      className={styles.choices}
      data-long={isLong || undefined}
      onKeyDown={onKeyDown}
    >
      {options.map(option => (
        <label key={String(option.value)} className={styles.choice} data-chosen={option.value === value || undefined}>
          <input
            type="radio"
            name={id}
            checked={option.value === value}
            disabled={isFixed && option.value !== value}
            onChange={() => {
              if (!isFixed) source.set(option.value);
            }}
          />
          <span>
            {option.label}
            {'description' in option && option.description !== undefined && (
              <span className={styles.hint}>{option.description}</span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}

/** Several of a few. The answer keeps the client's order, whatever order they were pressed in. */
export function ManyAnswer({ shape, source, id, labelId, describedBy, ...state }: ControlProps) {
  const value = useSyncExternalStore(source.subscribe, source.get);
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const isFixed = state.isReadOnly === true || state.isDisabled === true;
  const toggle = (one: unknown) => {
    const next = shape.options
      .map(option => option.value)
      .filter(option => (option === one ? !chosen.includes(one) : chosen.includes(option)));
    source.set(next.length > 0 ? next : undefined);
  };
  return (
    <div id={id} role="group" aria-labelledby={labelId} aria-describedby={describedBy} className={styles.choices}>
      {shape.options.map(option => (
        <label
          key={String(option.value)}
          className={styles.choice}
          data-chosen={chosen.includes(option.value) || undefined}
        >
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            disabled={isFixed}
            onChange={() => toggle(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
