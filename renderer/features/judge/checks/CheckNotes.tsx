import { useId, useMemo } from 'react';
import { answerName } from '../../../../shared/forms/answer-name.ts';
import type { CheckFinding } from '../../../../shared/forms/checks-run.ts';
import type { FormField } from '../../../../shared/forms/form-model.ts';
import { text } from '../../../i18n/text.ts';
import { AnswerControl } from '../../../ui/AnswerControl/AnswerControl.tsx';
import type { AnswerShape } from '../../../ui/AnswerControl/answer-source.ts';
import { usePanel } from '../panel-context.ts';
import { useChecks, useForm } from '../use-form.ts';
import styles from './CheckNotes.module.css';

const LONG: AnswerShape = { kind: 'long-text', label: '', unit: undefined, options: [] };

interface CheckNotesProps {
  /** What the rules say at this question. */
  findings: readonly CheckFinding[];
  pointer: string;
  /** Of the sentences: the control is described by them. */
  id: string;
}

/** Rules that the answer breaks, together with others: what is wrong, and where a reason is wanted, its field. */
export function CheckNotes({ findings, pointer, id }: CheckNotesProps) {
  const broken = findings.filter(({ state }) => state === 'broken');
  if (broken.length === 0) return null;
  return (
    <div className={styles.notes}>
      <div id={id}>
        {broken.map(finding => (
          <Sentence key={finding.reasonAt} finding={finding} pointer={pointer} />
        ))}
      </div>
      {broken
        .filter(({ rule, fields }) => rule.severity === 'soft' && fields[0] === pointer)
        .map(finding => (
          <ReasonField key={finding.reasonAt} finding={finding} id={`${id}-${finding.rule.id}`} />
        ))}
    </div>
  );
}

/** What the rules say of a list as a whole. */
export function ListChecks({ field, pointer }: { field: FormField; pointer: string }) {
  return <CheckNotes findings={useChecks(field.key, pointer)} pointer={pointer} id={useId()} />;
}

function Sentence({ finding: { rule, message, fields }, pointer }: { finding: CheckFinding; pointer: string }) {
  const form = useForm();
  const [bearer = pointer] = fields;
  return (
    <p className={styles.note} data-severity={rule.severity}>
      <strong>{text(`judge.checks.${rule.severity}`)}</strong> {message}
      {rule.severity === 'soft' && bearer !== pointer && (
        <> {text('judge.checks.reasonAt', { question: answerName(form.model, bearer) })}</>
      )}
    </p>
  );
}

function ReasonField({ finding: { reasonAt }, id }: { finding: CheckFinding; id: string }) {
  const form = useForm();
  const { isReadOnly } = usePanel();
  const source = useMemo(() => form.rationale(reasonAt), [form, reasonAt]);
  return (
    <div className={styles.reason}>
      <label id={`${id}-label`} htmlFor={id} className={styles.label}>
        {text('judge.checks.reason')}
      </label>
      <AnswerControl shape={LONG} source={source} id={id} labelId={`${id}-label`} isRequired isReadOnly={isReadOnly} />
    </div>
  );
}
