import { answerName } from '../../../../shared/forms/answer-name.ts';
import { getAt } from '../../../../shared/forms/answers.ts';
import { fieldInstances } from '../../../../shared/forms/field-instances.ts';
import type { FormField, FormModel } from '../../../../shared/forms/form-model.ts';
import { missingAt } from '../../../../shared/forms/missing.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import { text } from '../../../i18n/text.ts';
import { formatAnswer } from '../../../ui/AnswerControl/format-answer.ts';

/** One thing that is not the same on both sides, in words. */
export interface Difference {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** The questions that two judgments of the same form answer differently, in reading order, in words. */
export function compareJudgments(model: FormModel, mine: Judgment, theirs: Judgment): Difference[] {
  const fields = new Map<string, FormField>();
  for (const { answers } of [mine, theirs]) {
    for (const { field, pointer } of fieldInstances(model, answers)) fields.set(pointer, field);
  }
  const differences = [...fields].flatMap(([pointer, field]): Difference[] => {
    const [a, b] = [sideOf(field, pointer, mine), sideOf(field, pointer, theirs)];
    if (a.key === b.key) return [];
    const isAnswer = a.answer !== b.answer;
    return [{ label: answerName(model, pointer), mine: a.words(isAnswer), theirs: b.words(isAnswer) }];
  });
  const [decided, theirDecision] = [decisionOf(mine), decisionOf(theirs)];
  if (decided === theirDecision) return differences;
  return [...differences, { label: text('sync.differs.override'), mine: decided, theirs: theirDecision }];
}

/** One side of one question: what it is compared by, and what it says. A list counts as how long it is. */
export function sideOf(field: FormField, pointer: string, judgment: Judgment) {
  const { answers, evidence, rationale } = judgment;
  const value = getAt(answers, pointer);
  const cited = evidence[pointer] ?? [];
  const why = rationale[pointer] ?? '';
  const answer = formatAnswer(field, value, missingAt(judgment, pointer));
  return {
    answer,
    key: JSON.stringify([answer, cited.toSorted(), why]),
    /** Where the answers are the same, it is what they rest on that differs. */
    words: (isAnswer: boolean): string => {
      if (isAnswer) return answer;
      const places = text('sync.differs.evidence', { count: cited.length });
      return why === '' ? `${answer} · ${places}` : `${answer} · ${places} · ${why}`;
    },
  };
}

export function decisionOf({ decision }: Judgment): string {
  if (decision?.overriddenBy === undefined) return text('sync.differs.noOverride');
  const { overriddenBy, overrideRationale } = decision;
  const said = typeof overriddenBy === 'string' ? overriddenBy : JSON.stringify(overriddenBy);
  return overrideRationale === undefined ? said : `${said} · ${overrideRationale}`;
}
