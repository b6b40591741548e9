import type { FormField } from '../../../shared/forms/form-model.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import styles from './MissingAnswer.module.css';
import { usePanel } from './panel-context.ts';
import { useForm, useIsBlank, useMissing } from './use-form.ts';

interface MissingAnswerProps {
  field: FormField;
  pointer: string;
  isDisabled: boolean;
}

/** Why there is no answer, in place of one: not the same as nobody having looked. */
export function MissingAnswer({ field, pointer, isDisabled }: MissingAnswerProps) {
  const form = useForm();
  const { isReadOnly } = usePanel();
  const code = useMissing(pointer);
  const isBlank = useIsBlank(pointer);
  const label = field.missing.find(one => one.code === code)?.label ?? code;
  if (isReadOnly || field.readOnly) {
    return label === undefined ? null : <p className={styles.said}>{text('answer.missing', { reason: label })}</p>;
  }
  return (
    <select
      className={styles.choose}
      aria-label={text('answer.missing.choose', { question: field.label })}
      data-answered={!isBlank || undefined}
      data-missing={code === undefined ? 'open' : 'said'}
      value={code ?? ''}
      disabled={isDisabled}
      onChange={event => {
        const next = field.missing.find(one => one.code === event.currentTarget.value);
        form.setMissing(pointer, next?.code);
        if (next) announce(text('answer.missing.said', { question: field.label, reason: next.label }));
      }}
    >
      <option value="">{text('answer.missing.none')}</option>
      {field.missing.map(one => (
        <option key={one.code} value={one.code}>
          {one.label}
        </option>
      ))}
      {code !== undefined && label === code && <option value={code}>{code}</option>}
    </select>
  );
}
