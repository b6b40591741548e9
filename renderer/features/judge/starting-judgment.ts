import type { Judgment } from '../../../shared/model/judgment.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import type { Review } from '../../../shared/model/review.ts';
import type { CaseFile, Draft } from '../../data/views.ts';

/** What the form begins with: the draft, else what was submitted last, else nothing. Sealed answers come first when sealed. */
export function startingJudgment(caseFile: CaseFile, draft: Draft | null, me: PersonId, isSealed: boolean): Judgment {
  const author = isSealed ? caseFile.submissions.at(-1)?.userId : me;
  const submitted = caseFile.submissions.findLast(submission => submission.userId === author)?.judgment;
  const begun = isSealed ? (submitted ?? draft?.judgment) : newestJudgment(draft, submitted);
  if (begun) return begun;
  return {
    caseId: caseFile.record.id,
    userId: me,
    process: caseFile.record.process,
    answers: {},
    evidence: {},
    rationale: {},
    confidence: {},
    activeSeconds: 0,
    updatedAt: caseFile.record.receivedAt,
  };
}

/** What is kept here is never put aside; the server's draft is, when it was sealed with later answers since. */
export function newestJudgment<Some extends Pick<Judgment, 'updatedAt'>>(
  draft: { isFromServer: boolean; judgment: Some } | null,
  submitted: Some | undefined,
): Some | undefined {
  if (!draft?.isFromServer || !submitted) return draft?.judgment ?? submitted;
  return Date.parse(submitted.updatedAt) > Date.parse(draft.judgment.updatedAt) ? submitted : draft.judgment;
}

/** The review that sent the case back, while it is back. */
export function returningReview(caseFile: CaseFile): Review | null {
  if (caseFile.status !== 'returned') return null;
  const done = caseFile.reviews.filter(
    ({ record }) => record.status === 'completed' && record.disposition === 'return',
  );
  return done.at(-1)?.record ?? null;
}
