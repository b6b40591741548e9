import { useState, type Ref } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { intlLocale, text } from '../../i18n/text.ts';
import { cx } from '../cx.ts';
import { FieldFrame, hasContent, type FieldProps } from '../FieldFrame/FieldFrame.tsx';
import fieldStyles from '../FieldFrame/FieldFrame.module.css';
import { given } from '../given.ts';
import styles from './NumberField.module.css';
import { parseNumber } from './parse-number.ts';

export interface NumberFieldProps extends FieldProps {
  value: number | null;
  onChange: (value: number | null) => void;
  /** Shown behind the number, and part of its accessible name. */
  unit?: string | undefined;
  placeholder?: string | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

/**
 * A number that is known at every keystroke. React Aria's own field tells only when it loses the focus, and its
 * arrow keys change the value: a draft would miss what was typed, and a stray key would alter an answer unseen.
 */
export function NumberField({
  label,
  hideLabel,
  description,
  errorMessage,
  unit,
  placeholder,
  value,
  onChange,
  onBlur,
  inputRef,
  ...props
}: NumberFieldProps) {
  const locale = intlLocale();
  // What is in the field while it does not read the way the value would be written: `12.`, `1,0`, `abc`.
  const [typed, setTyped] = useState<string | null>(null);
  const parsed = typed === null ? value : parseNumber(typed, locale);
  const shown = typed !== null && (parsed === 'not-a-number' || parsed === value) ? typed : written(value, locale);
  const error = parsed === 'not-a-number' ? text('app.notANumber') : errorMessage;

  return (
    <AriaTextField
      {...given(props)}
      value={shown}
      inputMode="decimal"
      autoComplete="off"
      isInvalid={hasContent(error)}
      className={cx(fieldStyles['field'])}
      onChange={next => {
        setTyped(next);
        const number = parseNumber(next, locale);
        onChange(number === 'not-a-number' ? null : number);
      }}
      onBlur={() => {
        if (parsed !== 'not-a-number') setTyped(null);
        onBlur?.();
      }}
    >
      <FieldFrame
        label={unit === undefined ? label : text('app.labelWithUnit', { label, unit })}
        {...{ hideLabel, description, errorMessage: error, isRequired: props.isRequired }}
      >
        <span className={styles.row}>
          <Input {...given({ placeholder, ref: inputRef })} className={cx(fieldStyles['input'], styles.input)} />
          {unit !== undefined && (
            <span className={styles.unit} aria-hidden="true">
              {unit}
            </span>
          )}
        </span>
      </FieldFrame>
    </AriaTextField>
  );
}

function written(value: number | null, locale: string): string {
  return value === null ? '' : new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value);
}
