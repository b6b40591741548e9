import { useId, useMemo } from 'react';
import { answerName } from '../../../../shared/forms/answer-name.ts';
import type { FormField } from '../../../../shared/forms/form-model.ts';
import { AnswerControl } from '../../../ui/AnswerControl/AnswerControl.tsx';
import { EvidenceStrip } from '../EvidenceStrip.tsx';
import { MissingAnswer } from '../MissingAnswer.tsx';
import { usePanel } from '../panel-context.ts';
import { problemSentence } from '../problem-sentence.ts';
import { useEnabled, useEvidence, useForm, useProblems, useVisible } from '../use-form.ts';
import styles from './TableRows.module.css';

interface TableCellProps {
  field: FormField;
  pointer: string;
  /** Ids of the column's and the row's names. */
  names: string;
}

/** One question of a row, as a cell: its words stand above the column. */
export function TableCell({ field, pointer, names }: TableCellProps) {
  const form = useForm();
  const { isReadOnly } = usePanel();
  const isVisible = useVisible(field.rules, pointer);
  const isEnabled = useEnabled(field.rules, pointer);
  const problems = useProblems(pointer);
  const evidence = useEvidence(pointer);
  const source = useMemo(() => form.answer(pointer), [form, pointer]);
  // The unit stands above the column.
  const shape = useMemo(() => ({ ...field, unit: undefined }), [field]);
  const id = useId();
  if (!isVisible) return <td className={styles.none}>–</td>;
  const isCited = field.evidence === 'required' || evidence.length > 0;
  return (
    <td
      className={styles.cell}
      data-question={pointer}
      data-label={answerName(form.model, pointer)}
      data-calculated={field.calculated === undefined ? undefined : ''}
      data-wrong={problems.length > 0 || undefined}
    >
      <AnswerControl
        shape={shape}
        source={source}
        id={id}
        labelId={names}
        describedBy={problems.length > 0 ? `${id}-wrong` : undefined}
        isInvalid={problems.length > 0}
        isRequired={field.required}
        isReadOnly={isReadOnly || field.readOnly}
        isDisabled={!isEnabled}
      />
      {field.missing.length > 0 && <MissingAnswer field={field} pointer={pointer} isDisabled={!isEnabled} />}
      {problems.length > 0 && (
        <p id={`${id}-wrong`} className={styles.wrong}>
          {problems.map(problem => problemSentence(problem, field)).join(' ')}
        </p>
      )}
      {isCited && <EvidenceStrip field={field} pointer={pointer} />}
    </td>
  );
}
