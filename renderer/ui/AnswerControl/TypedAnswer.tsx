import { useLayoutEffect, useRef } from 'react';
import type { ControlProps } from './answer-source.ts';
import { readNumber, showNumber } from './read-number.ts';
import styles from './AnswerControl.module.css';

/** `2026-11-24T14:30` in the machine's zone, for the browser's own control. */
function toLocalTime(value: unknown): string {
  const at = typeof value === 'string' ? new Date(value) : null;
  if (!at || Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function show(kind: ControlProps['shape']['kind'], value: unknown): string {
  if (kind === 'integer' || kind === 'number') return showNumber(value);
  if (kind === 'date-time') return toLocalTime(value);
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
}

function read(kind: ControlProps['shape']['kind'], typed: string): unknown {
  if (kind === 'integer' || kind === 'number') return readNumber(typed);
  if (typed === '') return undefined;
  return kind === 'date-time' ? new Date(typed).toISOString() : typed;
}

/**
 * Text and numbers. The browser keeps what is being typed and React renders nothing for a keystroke; the box is
 * written to only when the answer changed somewhere else.
 */
export function TypedAnswer({ shape, source, id, labelId, describedBy, ...state }: ControlProps) {
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const { kind } = shape;
  useLayoutEffect(() => {
    // The box is outside React: see above.
    const refresh = () => {
      const element = box.current;
      if (!element) return;
      const shown = show(kind, source.get());
      if (read(kind, element.value) !== source.get() && element.value !== shown) element.value = shown;
    };
    refresh();
    return source.subscribe(refresh);
  }, [source, kind]);

  const isNumber = kind === 'integer' || kind === 'number';
  const common = {
    id,
    ref: box,
    className: styles.box,
    defaultValue: show(kind, source.get()),
    onInput: (event: React.FormEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      source.set(read(kind, event.currentTarget.value)),
    'aria-labelledby': labelId,
    'aria-describedby': describedBy,
    'aria-invalid': state.isInvalid === true ? true : undefined,
    'aria-required': state.isRequired === true ? true : undefined,
    readOnly: state.isReadOnly === true,
    disabled: state.isDisabled === true,
    autoComplete: 'off',
    spellCheck: kind === 'long-text',
  };
  if (kind === 'long-text') return <textarea {...common} rows={2} data-long="" />;
  const input = (
    <input
      {...common}
      type={kind === 'date-time' ? 'datetime-local' : 'text'}
      inputMode={isNumber ? (kind === 'integer' ? 'numeric' : 'decimal') : undefined}
      data-number={isNumber || undefined}
    />
  );
  if (shape.unit === undefined) return input;
  return (
    <span className={styles.withUnit}>
      {input}
      <span className={styles.unit}>{shape.unit}</span>
    </span>
  );
}
