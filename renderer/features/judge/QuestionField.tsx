import { useId, useMemo } from 'react';
import { answerName } from '../../../shared/forms/answer-name.ts';
import type { FormField } from '../../../shared/forms/form-model.ts';
import { text } from '../../i18n/text.ts';
import { AnswerControl } from '../../ui/AnswerControl/AnswerControl.tsx';
import { ChangeReason } from './after-submission/ChangeReason.tsx';
import { CheckNotes } from './checks/CheckNotes.tsx';
import { EvidenceStrip } from './EvidenceStrip.tsx';
import { RecheckMark } from './migration/RecheckMark.tsx';
import { DisabledReason } from './KeptAnswers.tsx';
import { MissingAnswer } from './MissingAnswer.tsx';
import { usePanel } from './panel-context.ts';
import { problemSentence } from './problem-sentence.ts';
import styles from './QuestionField.module.css';
import { QueryNotes } from './refer/QueryNotes.tsx';
import { ConfidenceField, RationaleField } from './RationaleField.tsx';
import { ReturnedReason } from './ReturnedReason.tsx';
import { SuggestionOffer } from './suggest/SuggestionOffer.tsx';
import { useChecks, useEnabled, useForm, useProblems, useRecheck } from './use-form.ts';

const IS_TYPED = new Set(['text', 'long-text', 'integer', 'number', 'decimal', 'time', 'duration']);

/** One question: its words, its control, what is wrong, what it rests on, and why. */
export function QuestionField({ field, pointer }: { field: FormField; pointer: string }) {
  const form = useForm();
  const { isReadOnly, returned } = usePanel();
  const isEnabled = useEnabled(field.rules, pointer);
  const problems = useProblems(pointer);
  const findings = useChecks(field.key, pointer);
  const recheck = useRecheck(pointer);
  const source = useMemo(() => form.answer(pointer), [form, pointer]);
  const id = useId();
  const ids = {
    label: `${id}-label`,
    about: `${id}-about`,
    wrong: `${id}-wrong`,
    returned: `${id}-returned`,
    moved: `${id}-moved`,
  };
  const describedBy = [
    returned.has(pointer) && ids.returned,
    field.description !== undefined && ids.about,
    recheck !== undefined && ids.moved,
    problems.length > 0 && ids.wrong,
    findings.some(({ state }) => state === 'broken') && `${id}-rules`,
  ].filter(part => part !== false);
  const words = (
    <>
      {field.label}
      {field.required && <span className={styles.required}> {text('judge.required')}</span>}
    </>
  );
  return (
    <div
      className={styles.question}
      data-question={pointer}
      data-label={answerName(form.model, pointer)}
      data-wrong={problems.length > 0 || undefined}
      data-returned={returned.has(pointer) || undefined}
    >
      <div className={styles.head}>
        {IS_TYPED.has(field.kind) ? (
          <label id={ids.label} htmlFor={id} className={styles.label}>
            {words}
          </label>
        ) : (
          <span id={ids.label} className={styles.label}>
            {words}
          </span>
        )}
        {field.description !== undefined && (
          <p id={ids.about} className={styles.description}>
            {field.description}
          </p>
        )}
        <ReturnedReason field={field} pointer={pointer} id={ids.returned} />
        <RecheckMark pointer={pointer} id={ids.moved} />
      </div>
      <div className={styles.body}>
        <AnswerControl
          shape={field}
          source={source}
          id={id}
          labelId={ids.label}
          describedBy={describedBy.join(' ') || undefined}
          isInvalid={problems.length > 0}
          isRequired={field.required}
          isReadOnly={isReadOnly || field.readOnly}
          isDisabled={!isEnabled}
        />
        {!isEnabled && <DisabledReason field={field} pointer={pointer} />}
        {field.missing.length > 0 && <MissingAnswer field={field} pointer={pointer} isDisabled={!isEnabled} />}
        {problems.length > 0 && (
          <p id={ids.wrong} className={styles.error}>
            {problems.map(problem => problemSentence(problem, field)).join(' ')}
          </p>
        )}
        <CheckNotes findings={findings} pointer={pointer} id={`${id}-rules`} />
        <RationaleField field={field} pointer={pointer} id={`${id}-why`} />
        <ConfidenceField field={field} pointer={pointer} id={`${id}-sure`} />
        <SuggestionOffer field={field} pointer={pointer} />
        <EvidenceStrip field={field} pointer={pointer} />
        <QueryNotes pointer={pointer} />
        <ChangeReason field={field} pointer={pointer} />
      </div>
    </div>
  );
}
