import { useSyncExternalStore, type FocusEvent } from 'react';
import { DateField } from '../DateField/DateField.tsx';
import { text } from '../../i18n/text.ts';
import { Select } from '../Select/Select.tsx';
import type { ControlProps } from './answer-source.ts';
import { ChoiceAnswer, ManyAnswer } from './ChoiceAnswer.tsx';
import { ComboAnswer } from './ComboAnswer.tsx';
import { CompoundAnswer } from './CompoundAnswer.tsx';
import { formatAnswer } from './format-answer.ts';
import { InstantAnswer } from './InstantAnswer.tsx';
import { ListAnswer } from './ListAnswer.tsx';
import { TimeAnswer } from './TimeAnswer.tsx';
import { TypedAnswer } from './TypedAnswer.tsx';
import { UnitAnswer } from './UnitAnswer.tsx';
import styles from './AnswerControl.module.css';

/** More than these do not fit in sight. */
const MOST_RADIOS = 6;
/** More than these are found by typing, not by looking. */
const MOST_LISTED = 40;
const MOST_BOXES = 16;

/** The control for one answer, whatever its kind. The question itself is drawn by whoever asks it. */
export function AnswerControl(props: ControlProps) {
  const { shape } = props;
  switch (shape.kind) {
    case 'integer':
    case 'number':
    case 'decimal':
      return (shape.units?.length ?? 0) > 1 ? <UnitAnswer {...props} /> : <TypedAnswer {...props} />;
    case 'text':
    case 'long-text':
    case 'duration':
      return <TypedAnswer {...props} />;
    case 'date':
      return <DateAnswer {...props} />;
    case 'time':
      return <TimeAnswer {...props} />;
    case 'date-time':
      return <InstantAnswer {...props} />;
    case 'boolean':
      return <ChoiceAnswer {...props} />;
    case 'single-choice':
      return <OneAnswer {...props} />;
    case 'multiple-choice':
      return <SeveralAnswer {...props} />;
    case 'money':
    case 'quantity':
    case 'range':
    case 'address':
      return <CompoundAnswer {...props} Control={AnswerControl} />;
    default:
      return <ShownAnswer {...props} />;
  }
}

/** As the form wants it laid out, else by how many there are. */
function OneAnswer(props: ControlProps) {
  const { display, options } = props.shape;
  if (display === 'list') return <ListAnswer {...props} />;
  if (display === 'combobox' || (display !== 'radio' && options.length > MOST_LISTED))
    return <ComboAnswer {...props} />;
  return display === 'radio' || options.length <= MOST_RADIOS ? <ChoiceAnswer {...props} /> : <PickAnswer {...props} />;
}

function SeveralAnswer(props: ControlProps) {
  const { display, options } = props.shape;
  if (display === 'list') return <ListAnswer {...props} />;
  return display === 'combobox' || (display !== 'radio' && options.length > MOST_BOXES) ? (
    <ComboAnswer {...props} />
  ) : (
    <ManyAnswer {...props} />
  );
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

/** A kind that cannot be typed here: said to be so and shown as it is, so that it is at least read. */
function ShownAnswer({ shape, source, id, labelId }: ControlProps) {
  const value = useSyncExternalStore(source.subscribe, source.get);
  return (
    <>
      {shape.kind === 'unknown' && <span className={styles.hint}>{text('answer.cannotAsk')}</span>}
      <output id={id} aria-labelledby={labelId} className={styles.shown}>
        {formatAnswer(shape, value)}
      </output>
    </>
  );
}
