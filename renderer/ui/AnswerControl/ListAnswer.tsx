import { useSyncExternalStore } from 'react';
import { text } from '../../i18n/text.ts';
import type { ControlProps } from './answer-source.ts';
import styles from './AnswerControl.module.css';

const ROWS = 8;

/** One or several of many in a list that is always open (`format: list`): the browser's own, which finds by typing. */
export function ListAnswer({ shape, source, id, labelId, describedBy, ...state }: ControlProps) {
  const value = useSyncExternalStore(source.subscribe, source.get);
  const isMany = shape.kind === 'multiple-choice';
  const chosen: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  const isFixed = state.isReadOnly === true || state.isDisabled === true;
  const places = shape.options.flatMap((option, place) => (chosen.includes(option.value) ? [String(place)] : []));
  return (
    <select
      id={id}
      multiple={isMany}
      size={Math.min(ROWS, Math.max(2, shape.options.length + (isMany ? 0 : 1)))}
      className={styles.box}
      data-list=""
      value={isMany ? places : (places[0] ?? '')}
      disabled={isFixed}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={state.isInvalid === true ? true : undefined}
      aria-required={state.isRequired === true ? true : undefined}
      onChange={event => {
        const picked = [...event.currentTarget.selectedOptions].flatMap(option =>
          option.value === '' ? [] : (shape.options[Number(option.value)]?.value ?? []),
        );
        source.set(isMany ? (picked.length > 0 ? picked : undefined) : picked[0]);
      }}
    >
      {!isMany && <option value="">{text('judge.noAnswer')}</option>}
      {shape.options.map((option, place) => (
        <option key={String(option.value)} value={place}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
