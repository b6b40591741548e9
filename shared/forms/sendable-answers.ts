import type { Judgment } from '../model/judgment.ts';
import { getAt, isBlank, isJsonObject, setAt, type Answers } from './answers.ts';
import { fieldInstances } from './field-instances.ts';
import type { FormModel } from './form-model.ts';
import { createFormState } from './form-state.ts';
import { withoutIdleMissing } from './missing.ts';

export type SendableParts = Pick<Judgment, 'answers' | 'evidence' | 'rationale' | 'confidence'>;

/** Without blanks: an empty text or object is no answer. Items of lists stay where they are. */
function withoutBlanks(value: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (isBlank(member)) continue;
    if (Array.isArray(member))
      kept[name] = member.map((item: unknown) => (isJsonObject(item) ? withoutBlanks(item) : item));
    else kept[name] = isJsonObject(member) ? withoutBlanks(member) : member;
  }
  return kept;
}

/**
 * What is sent of a judgment: hidden answers, with their evidence and reasons, stay on this machine, in case the
 * question is shown again; blanks are no answers.
 */
export function sendableAnswers<Parts extends SendableParts>(model: FormModel, judgment: Parts): Parts {
  const state = createFormState(model, judgment.answers);
  const hidden: string[] = [];
  for (const { field, pointer } of fieldInstances(model, judgment.answers)) {
    if (!state.isVisible(field.rules, pointer)) hidden.push(pointer);
  }
  let answers: Answers = judgment.answers;
  for (const pointer of hidden) if (getAt(answers, pointer) !== undefined) answers = setAt(answers, pointer, undefined);
  const isSent = (pointer: string) => !hidden.some(gone => pointer === gone || pointer.startsWith(`${gone}/`));
  const sent = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([pointer]) => isSent(pointer)));
  return withoutIdleMissing(model, {
    ...judgment,
    answers: withoutBlanks(answers),
    evidence: Object.fromEntries(Object.entries(sent(judgment.evidence)).filter(([, ids]) => ids.length > 0)),
    rationale: Object.fromEntries(Object.entries(sent(judgment.rationale)).filter(([, said]) => !isBlank(said))),
    confidence: sent(judgment.confidence),
  });
}
