import { answerName } from '../../../../shared/forms/answer-name.ts';
import { fieldAt } from '../../../../shared/forms/field-instances.ts';
import type { FormModel } from '../../../../shared/forms/form-model.ts';
import { reviewScore } from '../../../../shared/forms/review-score.ts';
import type { DefectKind } from '../../../../shared/model/process.ts';
import type { Review, ReviewItem } from '../../../../shared/model/review.ts';
import { text } from '../../../i18n/text.ts';
import { formatAnswer } from '../../../ui/AnswerControl/format-answer.ts';
import { choiceOf, type Choices, type MergeField, suggestion } from './merge.ts';

const COMMENT = 'comment';
const DISPOSITION = 'disposition';

export interface ReviewMerge {
  readonly fields: readonly MergeField[];
  make(choices: Choices, nowIso: string): Review;
  /** Why these choices do not go together, in words; null when they do. */
  problem(choices: Choices): string | null;
}

/** Two reviews of one submission: each verdict, what became of it, the comment on the whole. */
export function mergeReviews(
  model: FormModel,
  defects: readonly DefectKind[],
  base: Review | null,
  mine: Review,
  theirs: Review,
): ReviewMerge {
  const field = (
    id: string,
    label: string,
    wordsOf: (review: Review) => string,
    edit: MergeField['edit'] = null,
  ): MergeField[] => {
    const [ours, others] = [wordsOf(mine), wordsOf(theirs)];
    if (ours === others) return [];
    const before = base && wordsOf(base);
    return [{ id, label, base: before, mine: ours, theirs: others, suggested: suggestion(before, ours, others), edit }];
  };
  const pointers = [...new Set([...mine.items, ...theirs.items].map(item => item.pointer))];
  const commentShape = {
    kind: 'long-text',
    label: text('sync.differs.comment'),
    unit: undefined,
    options: [],
  } as const;
  const fields = [
    ...pointers.flatMap(pointer =>
      field(pointer, answerName(model, pointer), review => verdictWords(model, defects, itemAt(review, pointer))),
    ),
    ...field(DISPOSITION, text('sync.differs.decided'), ({ disposition }) =>
      disposition === undefined ? text('sync.differs.reviewOpen') : text(`sync.act.review.complete.${disposition}`),
    ),
    ...field(COMMENT, commentShape.label, review => review.comment ?? text('sync.differs.none'), {
      shape: commentShape,
      value: mine.comment,
    }),
  ];

  const make = (choices: Choices, nowIso: string): Review => {
    const choiceAt = (id: string) => {
      const of = fields.find(one => one.id === id);
      return of ? choiceOf(of, choices) : null;
    };
    const from = (id: string): Review => (choiceAt(id)?.side === 'theirs' ? theirs : mine);
    const items = pointers.flatMap(pointer => itemAt(from(pointer), pointer) ?? []);
    const { score: _score, disposition: _disposition, comment: _comment, ...rest } = mine;
    const { score } = reviewScore(items, {
      weightOf: pointer => fieldAt(model, pointer)?.weight ?? 1,
      isCritical: pointer => fieldAt(model, pointer)?.critical ?? false,
      defects,
    });
    const { disposition } = from(DISPOSITION);
    const written = choiceAt(COMMENT);
    const comment = written?.side === 'own' ? (written.value as string | undefined) : from(COMMENT).comment;
    return {
      ...rest,
      items,
      ...(score !== null && { score }),
      ...(disposition && { disposition }),
      ...(comment && { comment }),
      ...(mine.completedAt !== undefined && { completedAt: nowIso }),
    };
  };
  return {
    fields,
    make,
    problem: choices => {
      const { items, disposition } = make(choices, mine.completedAt ?? '');
      const hasMistakes = items.some(item => item.verdict === 'incorrect');
      if (disposition === 'accept' && hasMistakes) return text('conflict.problem.hasMistakes');
      if (disposition !== undefined && disposition !== 'accept' && !hasMistakes)
        return text('conflict.problem.noMistakes');
      return null;
    },
  };
}

function itemAt(review: Review, pointer: string): ReviewItem | undefined {
  return review.items.find(item => item.pointer === pointer);
}

function verdictWords(model: FormModel, defects: readonly DefectKind[], item: ReviewItem | undefined): string {
  if (item === undefined) return text('sync.differs.none');
  const { verdict, defectId, correctedValue, comment, pointer } = item;
  const field = fieldAt(model, pointer);
  return [
    text(`conflict.verdict.${verdict}`),
    defects.find(defect => defect.id === defectId)?.label ?? defectId ?? '',
    correctedValue === undefined || !field ? '' : formatAnswer(field, correctedValue),
    comment ?? '',
  ]
    .filter(part => part !== '')
    .join(' · ');
}
