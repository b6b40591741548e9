import { useLayoutEffect, useMemo, useRef } from 'react';
import { codecOf, type AnswerCodec } from './answer-codec.ts';
import type { ControlProps } from './answer-source.ts';
import styles from './AnswerControl.module.css';

const NUMBERS = new Set(['integer', 'number', 'decimal']);
const MODES: Readonly<Record<string, 'email' | 'url'>> = {
  email: 'email',
  'idn-email': 'email',
  uri: 'url',
  iri: 'url',
};

interface TypedAnswerProps extends ControlProps {
  /** When it is written otherwise than its kind is. */
  codec?: AnswerCodec;
}

/**
 * Text and numbers. The browser keeps what is being typed and React renders nothing for a keystroke; the box is
 * written to only when the answer changed somewhere else.
 */
export function TypedAnswer({ shape, source, id, labelId, describedBy, codec, ...state }: TypedAnswerProps) {
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const { kind } = shape;
  const { show, read } = useMemo(() => codec ?? codecOf(kind), [codec, kind]);
  useLayoutEffect(() => {
    // The box is outside React: see above.
    const refresh = () => {
      const element = box.current;
      if (!element) return;
      const shown = show(source.get());
      if (read(element.value) !== source.get() && element.value !== shown) element.value = shown;
    };
    refresh();
    return source.subscribe(refresh);
  }, [source, show, read]);

  const isNumber = NUMBERS.has(kind);
  const common = {
    id,
    ref: box,
    className: styles.box,
    defaultValue: show(source.get()),
    onInput: (event: React.FormEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      source.set(read(event.currentTarget.value)),
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
  const mode = isNumber ? (kind === 'integer' ? 'numeric' : 'decimal') : MODES[shape.format ?? ''];
  const input = <input {...common} type="text" inputMode={mode} data-number={isNumber || undefined} />;
  if (shape.unit === undefined || codec) return input;
  return (
    <span className={styles.withUnit}>
      {input}
      <span className={styles.unit}>{shape.unit}</span>
    </span>
  );
}
