import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Unit } from '../../../shared/values/units.ts';
import { text } from '../../i18n/text.ts';
import { codecOf } from './answer-codec.ts';
import type { ControlProps } from './answer-source.ts';
import { TypedAnswer } from './TypedAnswer.tsx';
import { isExactIn, unitCodec } from './unit-codec.ts';
import styles from './AnswerControl.module.css';

/** A number that may be typed in another unit than the client wants; what is kept stands beside it. */
export function UnitAnswer(props: ControlProps) {
  const { shape, id } = props;
  const units = shape.units ?? [];
  const [kept] = units;
  // Furniture: the answer is in the client's unit whatever it was typed in.
  const [chosen, setChosen] = useState(kept);
  const codec = useMemo(
    () => (chosen && kept && chosen !== kept ? unitCodec(shape.kind, chosen, kept) : codecOf(shape.kind)),
    [shape.kind, chosen, kept],
  );
  if (!kept || !chosen) return <TypedAnswer {...props} />;
  const isFixed = props.isReadOnly === true || props.isDisabled === true;
  return (
    <span className={styles.withUnit}>
      <TypedAnswer key={chosen.name} {...props} codec={codec} />
      {isFixed ? (
        <span className={styles.unit}>{kept.name}</span>
      ) : (
        <select
          className={styles.small}
          aria-label={text('answer.unitOf', { question: shape.label })}
          value={chosen.name}
          onChange={event => setChosen(units.find(unit => unit.name === event.currentTarget.value) ?? kept)}
        >
          {units.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      {chosen !== kept && <KeptAs {...props} id={id} typedIn={chosen} keptIn={kept} />}
    </span>
  );
}

function KeptAs({ shape, source, id, typedIn, keptIn }: ControlProps & { typedIn: Unit; keptIn: Unit }) {
  const value = useSyncExternalStore(source.subscribe, source.get);
  if (value === undefined) return null;
  const box = document.getElementById(id);
  const typed = box instanceof HTMLInputElement ? box.value : '';
  const words = { value: codecOf(shape.kind).show(value), unit: keptIn.name };
  return (
    <output htmlFor={id} className={styles.hint}>
      {text(isExactIn(value, typed, typedIn, keptIn) ? 'answer.keptAs' : 'answer.keptAsRounded', words)}
    </output>
  );
}
