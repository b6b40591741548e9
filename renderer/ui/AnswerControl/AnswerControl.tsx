import { useSyncExternalStore, type FocusEvent } from 'react';
import { DateField } from '../DateField/DateField.tsx';
import { Select } from '../Select/Select.tsx';
import type { ControlProps } from './answer-source.ts';
import { ChoiceAnswer, ManyAnswer } from './ChoiceAnswer.tsx';
import { formatAnswer } from './format-answer.ts';
import { TypedAnswer } from './TypedAnswer.tsx';
import styles from './AnswerControl.module.css';

/** More than these do not fit in sight. */
const MOST_CHOICES = 6;

/** The control for one answer, whatever its kind. The question itself is drawn by whoever asks it. */
export function AnswerControl(props: ControlProps) {
  const { shape } = props;
  switch (shape.kind) {
    case 'text':
    case 'long-text':
    case 'integer':
    case 'number':
    case 'date-time':
      return <TypedAnswer {...props} />;
    case 'date':
      return <DateAnswer {...props} />;
    case 'boolean':
      return <ChoiceAnswer {...props} />;
    case 'single-choice':
      return shape.options.length > MOST_CHOICES ? <PickAnswer {...props} /> : <ChoiceAnswer {...props} />;
    case 'multiple-choice':
      return <ManyAnswer {...props} />;
    default:
      return <ShownAnswer {...props} />;
  }
}

function DateAnswer({ shape, source, id, describedBy, isReadOnly, isDisabled }: ControlProps) {
  const value = useSyncExternalStore(source.subscribe, source.get);
  const isFixed = isReadOnly === true || isDisabled === true;
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (isFixed || event.currentTarget.contains(event.relatedTarget)) return;
    const begun = begunDate(event.currentTarget);
    if (begun !== null) source.set(begun === '' ? undefined : begun);
  };
  return (
    <div className={styles.date} onBlur={onBlur}>
      <DateField
        id={id}
        label={shape.label}
        hideLabel
        value={typeof value === 'string' ? value : null}
        onChange={next => source.set(next ?? undefined)}
        isReadOnly={isReadOnly}
        isDisabled={isDisabled}
        aria-describedby={describedBy}
      />
    </div>
  );
}

/**
 * What stands in a date that was begun and not finished: kept, so that the check can say that it is none. Empty when
 * nothing was begun, null for a whole date.
 */
function begunDate(field: Element): string | null {
  const parts = [...field.querySelectorAll('[role=spinbutton]')];
  const open = parts.filter(part => part.hasAttribute('data-placeholder'));
  if (open.length === 0) return null;
  return open.length === parts.length ? '' : parts.map(part => part.textContent).join('/');
}

function PickAnswer({ shape, source, id, describedBy, isReadOnly, isDisabled }: ControlProps) {
  const value = useSyncExternalStore(source.subscribe, source.get);
  const chosen = shape.options.find(option => option.value === value);
  return (
    <div className={styles.pick}>
      <Select
        id={id}
        label={shape.label}
        hideLabel
        options={shape.options.map(({ value: one, ...words }) => ({ ...words, value: String(one) }))}
        value={chosen === undefined ? null : String(chosen.value)}
        onChange={picked => source.set(shape.options.find(option => String(option.value) === picked)?.value)}
        isReadOnly={isReadOnly}
        isDisabled={isDisabled}
        aria-describedby={describedBy}
      />
    </div>
  );
}

/** A kind that cannot be typed here: shown as it is, so that it is at least read. */
function ShownAnswer({ shape, source, id, labelId }: ControlProps) {
  const value = useSyncExternalStore(source.subscribe, source.get);
  return (
    <output id={id} aria-labelledby={labelId} className={styles.shown}>
      {formatAnswer(shape, value)}
    </output>
  );
}
