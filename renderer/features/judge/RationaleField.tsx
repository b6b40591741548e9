import { useMemo } from 'react';
import type { FormField } from '../../../shared/forms/form-model.ts';
import { text } from '../../i18n/text.ts';
import { AnswerControl } from '../../ui/AnswerControl/AnswerControl.tsx';
import type { AnswerShape } from '../../ui/AnswerControl/answer-source.ts';
import { usePanel } from './panel-context.ts';
import styles from './QuestionField.module.css';
import { useForm, useIsBlank } from './use-form.ts';

const LONG: AnswerShape = { kind: 'long-text', label: '', unit: undefined, options: [] };

/** Why this answer: asked once there is an answer. */
export function RationaleField({ field, pointer, id }: { field: FormField; pointer: string; id: string }) {
  const form = useForm();
  const { isReadOnly } = usePanel();
  const isBlank = useIsBlank(pointer);
  const source = useMemo(() => form.rationale(pointer), [form, pointer]);
  if (field.rationale === 'none' || isBlank) return null;
  return (
    <div className={styles.rationale}>
      <label id={`${id}-label`} htmlFor={id} className={styles.small}>
        {text(field.rationale === 'required' ? 'judge.rationaleRequired' : 'judge.rationaleOptional')}
      </label>
      <AnswerControl
        shape={LONG}
        source={source}
        id={id}
        labelId={`${id}-label`}
        isRequired={field.rationale === 'required'}
        isReadOnly={isReadOnly}
      />
    </div>
  );
}

/** How sure: three steps, as the client asks for no more. */
export function ConfidenceField({ field, pointer, id }: { field: FormField; pointer: string; id: string }) {
  const form = useForm();
  const { isReadOnly } = usePanel();
  const isBlank = useIsBlank(pointer);
  const source = useMemo(() => form.confidence(pointer), [form, pointer]);
  if (!field.confidence || isBlank) return null;
  const shape: AnswerShape = {
    kind: 'single-choice',
    label: text('judge.confidence'),
    unit: undefined,
    options: [
      { value: 0.2, label: text('judge.confidence.low') },
      { value: 0.6, label: text('judge.confidence.medium') },
      { value: 0.95, label: text('judge.confidence.high') },
    ],
  };
  return (
    <div className={styles.rationale}>
      <span id={`${id}-label`} className={styles.small}>
        {shape.label}
      </span>
      <AnswerControl shape={shape} source={source} id={id} labelId={`${id}-label`} isReadOnly={isReadOnly} />
    </div>
  );
}
