import { parseDate, type CalendarDate } from '@internationalized/date';
import { DateField as AriaDateField, DateInput, DateSegment, I18nProvider } from 'react-aria-components';
import { intlLocale } from '../../i18n/text.ts';
import { cx } from '../cx.ts';
import { FieldFrame, hasContent, type FieldProps } from '../FieldFrame/FieldFrame.tsx';
import fieldStyles from '../FieldFrame/FieldFrame.module.css';
import { given } from '../given.ts';
import styles from './DateField.module.css';

export interface DateFieldProps extends FieldProps {
  /** A calendar date, `YYYY-MM-DD`, without a zone. Null while it is not complete. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** The earliest and the latest date that make sense, `YYYY-MM-DD`. */
  min?: string | undefined;
  max?: string | undefined;
}

/** A date typed part by part; digits move on by themselves. */
export function DateField({
  label,
  hideLabel,
  description,
  errorMessage,
  value,
  onChange,
  min,
  max,
  onFocus,
  onBlur,
  ...props
}: DateFieldProps) {
  return (
    <I18nProvider locale={intlLocale()}>
      <AriaDateField<CalendarDate>
        {...given({ ...props, onFocus, onBlur })}
        {...given({ minValue: readDate(min) ?? undefined, maxValue: readDate(max) ?? undefined })}
        value={readDate(value)}
        onChange={next => onChange(next === null ? null : next.toString())}
        granularity="day"
        isInvalid={hasContent(errorMessage)}
        className={cx(fieldStyles['field'])}
      >
        <FieldFrame {...{ label, hideLabel, description, errorMessage, isRequired: props.isRequired }}>
          <DateInput className={cx(fieldStyles['input'], styles.input)}>
            {segment => <DateSegment segment={segment} className={cx(styles.segment)} />}
          </DateInput>
        </FieldFrame>
      </AriaDateField>
    </I18nProvider>
  );
}

/** Null for nothing and for a date that is none: answers come from files that other programs wrote. */
function readDate(value: string | null | undefined): CalendarDate | null {
  if (value === null || value === undefined) return null;
  try {
    return parseDate(value);
  } catch {
    // parseDate throws on anything that is not YYYY-MM-DD or not in the calendar.
    return null;
  }
}
