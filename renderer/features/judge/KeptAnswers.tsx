import { answerName } from '../../../shared/forms/answer-name.ts';
import type { FormBlock, FormField } from '../../../shared/forms/form-model.ts';
import { toConcrete } from '../../../shared/forms/template-pointer.ts';
import { text } from '../../i18n/text.ts';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';
import styles from './FormBlocks.module.css';
import { ruleSentence } from './rule-sentence.ts';
import { useForm, useIsBlank } from './use-form.ts';

/** What was answered before its question was hidden: kept here, not sent, and the reason why. Nothing when unanswered. */
export function KeptAnswer({ field, pointer }: { field: FormField; pointer: string }) {
  const form = useForm();
  const isBlank = useIsBlank(pointer);
  // What is computed is nobody's answer.
  if (isBlank || field.calculated !== undefined) return null;
  const hiding = field.rules.filter(rule => !form.isVisible([rule], pointer));
  return (
    <p className={styles.kept} data-kept={pointer}>
      {text('hidden.kept', {
        question: answerName(form.model, pointer),
        answer: formatAnswer(field, form.get(pointer)),
        reason: ruleSentence(form.model, hiding, pointer),
      })}
    </p>
  );
}

/** The same for everything in a part of the form that is hidden as a whole. */
export function KeptAnswers({ blocks, near }: { blocks: readonly FormBlock[]; near: string }) {
  return fieldsOf(blocks).map(field => (
    <KeptAnswer key={field.key} field={field} pointer={toConcrete(field.key, near)} />
  ));
}

function fieldsOf(blocks: readonly FormBlock[]): readonly FormField[] {
  return blocks.flatMap(block => {
    if (block.kind === 'field') return [block.field];
    return block.kind === 'note' ? [] : fieldsOf(block.blocks);
  });
}

/** Why an answer cannot be changed now. */
export function DisabledReason({ field, pointer }: { field: FormField; pointer: string }) {
  const form = useForm();
  const reason = ruleSentence(
    form.model,
    field.rules.filter(rule => !form.isEnabled([rule], pointer)),
    pointer,
  );
  return <p className={styles.kept}>{text('hidden.disabled', { reason })}</p>;
}
