import { useState, useSyncExternalStore } from 'react';
import { text } from '../../i18n/text.ts';
import type { ControlProps } from './answer-source.ts';
import { ClockBox } from './ClockBox.tsx';
import { ZoneSelect } from './ZoneSelect.tsx';
import styles from './AnswerControl.module.css';

/** A time of day. `format: time` has an offset, which is in sight; `local-time` has none. */
export function TimeAnswer({ shape, source, id, labelId, describedBy, ...state }: ControlProps) {
  const value = useSyncExternalStore(source.subscribe, source.get);
  const hasOffset = shape.format === 'time';
  const said = typeof value === 'string' ? value : '';
  const [, time, offset] = /^(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?$/i.exec(said) ?? [];
  const [chosen, setChosen] = useState(/^[+-]/.test(shape.zone ?? '') ? (shape.zone ?? 'Z') : 'Z');
  const zone = offset?.toUpperCase() ?? chosen;
  const clock = (time ?? said).replace(/^(\d\d:\d\d):00$/, '$1');
  const write = (next: string, at: string) => {
    const [, whole] = /^(\d\d:\d\d(?::\d\d)?)$/.exec(next) ?? [];
    if (next === '') source.set(undefined);
    // What is no time is kept as it was typed; the check says that it is none.
    else source.set(whole === undefined ? next : `${whole.length === 5 ? `${whole}:00` : whole}${hasOffset ? at : ''}`);
  };
  return (
    <span className={styles.withUnit}>
      <ClockBox {...{ id, labelId, describedBy }} {...state} value={clock} onChange={next => write(next, zone)} />
      {hasOffset && (
        <ZoneSelect
          label={text('answer.zoneOf', { question: shape.label })}
          value={zone}
          isOffset
          isDisabled={state.isReadOnly === true || state.isDisabled === true}
          onChange={next => {
            setChosen(next);
            if (clock !== '') write(clock, next);
          }}
        />
      )}
    </span>
  );
}
