import { useSyncExternalStore } from 'react';
import { getAt, isSameAnswer } from '../../../../shared/forms/answers.ts';
import { changeReasonsOf, readChange, writeChange } from '../../../../shared/forms/change-reasons.ts';
import type { FormField } from '../../../../shared/forms/form-model.ts';
import type { SendableParts } from '../../../../shared/forms/sendable-answers.ts';
import { text } from '../../../i18n/text.ts';
import { formatAnswer } from '../../../ui/AnswerControl/format-answer.ts';
import { Select } from '../../../ui/Select/Select.tsx';
import { TextField } from '../../../ui/TextField/TextField.tsx';
import { changeAt } from '../../../../shared/forms/marginal.ts';
import { usePanel } from '../panel-context.ts';
import { useForm } from '../use-form.ts';
import styles from './ChangeReason.module.css';

/** Asks why an answer is another than the one that was submitted, where the client wants to know. */
export function ChangeReason({ field, pointer }: { field: FormField; pointer: string }) {
  const form = useForm();
  const { submitted, returned } = usePanel();
  const hasReasons = changeReasonsOf(form.model.schema).length > 0;
  if (!submitted || !hasReasons || returned.has(pointer)) return null;
  return <Asked field={field} pointer={pointer} submitted={submitted} />;
}

function Asked({ field, pointer, submitted }: { field: FormField; pointer: string; submitted: SendableParts }) {
  const form = useForm();
  const { isReadOnly } = usePanel();
  const before = getAt(submitted.answers, pointer);
  const answer = form.answer(pointer);
  const isChanged = useSyncExternalStore(answer.subscribe, () => !isSameAnswer(before, answer.get()));
  const reason = form.rationale(changeAt(pointer));
  const said = readChange(useSyncExternalStore(reason.subscribe, reason.get));
  if (!isChanged || isReadOnly) return null;
  return (
    <div className={styles.change} role="group" aria-label={text('judge.change.title', { question: field.label })}>
      <p className={styles.before}>{text('judge.change.before', { answer: formatAnswer(field, before) })}</p>
      <Select
        label={text('judge.change.why')}
        value={said?.code ?? null}
        options={changeReasonsOf(form.model.schema).map(({ code, label }) => ({ value: code, label }))}
        onChange={code => form.note(changeAt(pointer), writeChange(code, said?.words ?? ''))}
        isRequired
      />
      {said && (
        <TextField
          label={text('judge.change.words')}
          value={said.words}
          onChange={words => form.note(changeAt(pointer), writeChange(said.code, words))}
          maxLength={2_000}
          spellCheck
        />
      )}
    </div>
  );
}
