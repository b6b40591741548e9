import { useState, useSyncExternalStore } from 'react';
import type { FormField } from '../../../shared/forms/form-model.ts';
import { type ReadValue, workingOf } from '../../../shared/forms/working.ts';
import { text } from '../../i18n/text.ts';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';
import styles from './QuestionField.module.css';
import type { FormStore } from './form-store.ts';
import { useForm } from './use-form.ts';

interface WorkingProps {
  field: FormField;
  pointer: string;
  /** What it comes to, in words. */
  result: string;
}

/** How a computed answer comes about: the formula as the client wrote it, and with the answers put in. */
export function Working({ field, pointer, result }: WorkingProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.small} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{text('judge.calculated.working')}</summary>
      <p className={styles.working}>{field.calculated}</p>
      {isOpen && <WithAnswers field={field} pointer={pointer} result={result} />}
    </details>
  );
}

function WithAnswers({ field, pointer, result }: WorkingProps) {
  const form = useForm();
  const said = useSyncExternalStore(
    listener => {
      const ends = ['changed', 'calculated'].map(topic => form.on(topic, listener));
      return () => {
        for (const end of ends) end();
      };
    },
    () => sayWorking(form, field, pointer),
  );
  return <p className={styles.working}>{text('judge.calculated.isWorked', { working: said, result })}</p>;
}

function sayWorking(form: FormStore, field: FormField, pointer: string): string {
  return workingOf(form.model, field.key, pointer, form.parts().answers)
    .map(part => {
      if (part.kind === 'text') return part.text;
      const values = part.values.map(sayRead).join('; ');
      return part.isList ? `[${values}]` : values;
    })
    .join('');
}

function sayRead({ field, value }: ReadValue): string {
  if (value === undefined) return text('judge.calculated.open', { question: field?.label ?? '' });
  return field ? formatAnswer(field, value) : JSON.stringify(value);
}
