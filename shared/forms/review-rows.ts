import type { Submission } from '../model/judgment.ts';
import type { Review, ReviewItem } from '../model/review.ts';
import { getAt, isSameAnswer } from './answers.ts';
import { instancesIn, isAsked, type FieldInstance } from './field-instances.ts';
import type { FormModel } from './form-model.ts';
import { createFormState } from './form-state.ts';
import { missingAt } from './missing.ts';
import { marginNotes } from './marginal.ts';
import { readProofs, type SuggestionProof } from './suggestion-proofs.ts';

/** One answer as a reviewer sees it. */
export interface ReviewRow extends FieldInstance {
  readonly sectionId: string;
  readonly value: unknown;
  /** The code that stands in place of an answer. */
  readonly missing: string | undefined;
  readonly evidence: readonly string[];
  readonly rationale: string;
  /** What else was said at the answer: why it was changed, by what help it came. */
  readonly notes: readonly string[];
  /** What a machine suggested, and what became of it. */
  readonly proofs: readonly SuggestionProof[];
  /**
   * False for what is computed or only shown, which nobody answered, and for a list with entries, which is judged by
   * them. An empty list is judged: an entry may be missing.
   */
  readonly isJudged: boolean;
  /** Null in the first round. */
  readonly since: {
    readonly value: unknown;
    readonly missing: string | undefined;
    readonly isChanged: boolean;
    readonly item: ReviewItem | undefined;
  } | null;
}

/** What an earlier round was, and what was said about it. */
export interface EarlierRound {
  readonly submission: Submission;
  readonly review: Review;
}

/** Every answer that was asked for, in the order of the form, beside what it was in the round before. */
export function reviewRows(model: FormModel, submission: Submission, earlier: EarlierRound | null): ReviewRow[] {
  const { answers, evidence, rationale } = submission.judgment;
  const state = createFormState(model, answers);
  const before = earlier?.submission.judgment;
  return model.sections.flatMap(section =>
    [...instancesIn(section.blocks, answers)]
      .filter(({ field, pointer }) => state.isVisible(field.rules, pointer))
      .filter(({ field, pointer }) => field.kind !== 'repeating-group' || isOwnRow(submission.judgment, pointer))
      .map(({ field, pointer }) => {
        const value = getAt(answers, pointer);
        const isEmptyList = field.kind === 'repeating-group' && !field.readOnly && isEmpty(value);
        const old = before ? getAt(before.answers, pointer) : undefined;
        const since = before && {
          value: old,
          missing: missingAt(before, pointer),
          isChanged:
            !isSameAnswer(old, value) ||
            missingAt(before, pointer) !== missingAt(submission.judgment, pointer) ||
            !isSameAnswer(before.evidence[pointer], evidence[pointer]) ||
            !isSameAnswer(before.rationale[pointer], rationale[pointer]),
          item: earlier.review.items.find(item => item.pointer === pointer),
        };
        return {
          field,
          pointer,
          sectionId: section.id,
          value,
          missing: missingAt(submission.judgment, pointer),
          evidence: evidence[pointer] ?? [],
          rationale: rationale[pointer] ?? '',
          notes: marginNotes(rationale, pointer),
          proofs: readProofs(rationale, pointer),
          isJudged: isAsked(field) || isEmptyList,
          since: since ?? null,
        };
      }),
  );
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0;
}

/** A list has a row of its own when it has no entries to be judged by, or when something was said about it as a whole. */
function isOwnRow({ answers, evidence, rationale }: Submission['judgment'], pointer: string): boolean {
  return isEmpty(getAt(answers, pointer)) || (evidence[pointer] ?? []).length > 0 || (rationale[pointer] ?? '') !== '';
}

/** Verdicts that still hold: what was judged right before and has not been touched since. */
export function carriedItems(rows: readonly ReviewRow[]): ReviewItem[] {
  return rows.flatMap(({ since, isJudged }) =>
    since && isJudged && !since.isChanged && since.item && since.item.verdict !== 'incorrect' ? [since.item] : [],
  );
}
