import { useState, useSyncExternalStore } from 'react';
import { joinInstant, offsetName, offsetsOf, splitInstant } from '../../../shared/values/zoned-time.ts';
import { text } from '../../i18n/text.ts';
import { DateField } from '../DateField/DateField.tsx';
import type { ControlProps } from './answer-source.ts';
import { ClockBox } from './ClockBox.tsx';
import { zoneWords } from './zone-words.ts';
import { ZoneSelect } from './ZoneSelect.tsx';
import styles from './AnswerControl.module.css';

interface Shown {
  readonly day: string;
  readonly clock: string;
  /** Null while it is no instant: a half of it is missing, or no clock ever showed it. */
  readonly offset: number | null;
}

/** What the clock showed and where: also of an answer that is not whole yet, which is kept as far as it goes. */
function read(value: unknown): Shown {
  if (typeof value !== 'string') return { day: '', clock: '', offset: null };
  const instant = splitInstant(value);
  const [day = '', clock = ''] = (instant?.local ?? value).split('T');
  return { day, clock, offset: instant?.offset ?? null };
}

const isClock = (clock: string) => /^\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(clock);

/** The answer in the first of the ways that it can be meant; what is no instant is kept as it stands. */
function write(day: string, clock: string, zone: string): string | undefined {
  if (day === '' && clock === '') return undefined;
  const local = clock === '' ? day : `${day}T${clock}`;
  const [first] = day !== '' && isClock(clock) ? offsetsOf(zone, local) : [];
  return first === undefined ? local : joinInstant(local, first);
}

/**
 * A day and a time on the clock of a zone that is in sight. A time that the clock left out is kept as it was typed and
 * said to be none; one that it showed twice asks which.
 */
export function InstantAnswer({ shape, source, id, labelId, describedBy, ...state }: ControlProps) {
  const value = useSyncExternalStore(source.subscribe, source.get);
  const [chosen, setChosen] = useState(shape.zone ?? 'UTC');
  const { day, clock, offset } = read(value);
  const isWhole = day !== '' && isClock(clock);
  const possible = isWhole ? offsetsOf(chosen, `${day}T${clock}`) : [];
  // An answer that came from elsewhere may be of another clock.
  const isForeign = offset !== null && !possible.includes(offset);
  const zone = isForeign ? offsetName(offset) : chosen;
  const isFixed = state.isReadOnly === true || state.isDisabled === true;
  const isTwice = !isForeign && possible.length > 1;
  const isNever = isWhole && !isForeign && possible.length === 0;
  const describes = [describedBy, isTwice || isNever ? `${id}-clock` : ''].filter(Boolean).join(' ') || undefined;
  const change = (nextDay: string, nextClock: string, nextZone: string) => {
    setChosen(nextZone);
    source.set(write(nextDay, nextClock, nextZone));
  };
  return (
    <div id={id} role="group" aria-labelledby={labelId} aria-describedby={describedBy} className={styles.withUnit}>
      <div className={styles.date}>
        <DateField
          label={shape.label}
          hideLabel
          value={day === '' ? null : day}
          onChange={next => change(next ?? '', clock, zone)}
          isReadOnly={state.isReadOnly}
          isDisabled={state.isDisabled}
        />
      </div>
      <ClockBox
        {...state}
        label={text('answer.clockOf', { question: shape.label })}
        describedBy={describes}
        value={clock}
        onChange={next => change(day, next, zone)}
        isInvalid={state.isInvalid === true || isNever}
      />
      <ZoneSelect
        label={text('answer.zoneOf', { question: shape.label })}
        value={zone}
        isDisabled={isFixed}
        onChange={next => change(day, clock, next)}
      />
      {isNever && (
        <output id={`${id}-clock`} className={styles.warn}>
          {text('answer.timeNever', { time: clock, zone: zoneWords(zone) })}
        </output>
      )}
      {isTwice && (
        <span id={`${id}-clock`} className={styles.hint}>
          {text('answer.timeTwice', { time: clock })}{' '}
          <select
            className={styles.small}
            aria-label={text('answer.whichTime', { question: shape.label })}
            value={offset ?? possible[0]}
            disabled={isFixed}
            onChange={event => source.set(joinInstant(`${day}T${clock}`, Number(event.currentTarget.value)))}
          >
            {possible.map((one, index) => (
              <option key={one} value={one}>
                {text(index === 0 ? 'answer.firstTime' : 'answer.secondTime', { offset: zoneWords(offsetName(one)) })}
              </option>
            ))}
          </select>
        </span>
      )}
    </div>
  );
}
