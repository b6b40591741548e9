import { randomUUID } from 'node:crypto';
import type { WireCase } from '../../../electron/core/api/wire/case.ts';
import type { WireJudgment } from '../../../electron/core/api/wire/judgment.ts';
import type { WireProcess } from '../../../electron/core/api/wire/process.ts';
import type { WireReview } from '../../../electron/core/api/wire/review.ts';
import type { WireSubmission } from '../../../electron/core/api/wire/submission.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { judgmentId, type RecordWrite } from '../records/record.ts';
import { type Act, caseWrite, type Desk, findRecord, ownCase, recordsOfCase } from './act.ts';
import { openCase } from './case-acts.ts';
import { brokenRules } from './hard-rules.ts';
import { reviewReason } from './review-policy.ts';

/** A draft: the last one wins, for each person and case. */
export const saveJudgment: Act<'judgment.save'> = async (desk, judgment) => {
  const { caseId } = judgment;
  const found = await ownCase(desk, caseId);
  if (!found.ok) return found;
  if ((judgment.userId ?? desk.person.id) !== desk.person.id) {
    return refuse('forbidden', 'The draft is somebody else’s.');
  }
  const drafts = await recordsOfCase<WireJudgment>(desk.tx, 'judgment', caseId);
  const own = drafts.find(draft => draft.ownerId === desk.person.id);
  // A first draft gets the id that the workstation gave it, unless a colleague's has it.
  const isFree = own !== undefined || drafts.every(draft => draft.id !== desk.mutation.target.id);
  const proposed = isFree && desk.mutation.target.id === caseId ? caseId : judgmentId(caseId, desk.person.id);
  return ok([
    {
      kind: 'judgment',
      id: own?.id ?? proposed,
      caseId,
      ownerId: desk.person.id,
      value: { ...judgment, userId: desk.person.id },
      above: desk.mutation.baseVersion,
    },
  ]);
};

/** The judgment that its author stands by. It is kept as sent; the case goes on, to a review if the policy says so. */
export const submitJudgment: Act<'judgment.submit'> = async (desk, sent) => {
  const { person, tx } = desk;
  if (sent.userId !== person.id || (sent.judgment.userId ?? person.id) !== person.id) {
    return refuse('forbidden', 'The judgment is somebody else’s; only its author can submit it.');
  }
  if (sent.judgment.caseId !== sent.caseId) return refuse('invalid', 'The judgment is of another case.');
  if (sent.id !== desk.mutation.target.id) {
    return refuse('invalid', 'The submission is not the one that the mutation names.');
  }
  if ((await findRecord(tx, 'submission', sent.id)) !== null) {
    return refuse('invalid', 'A submission with this id is here already; what was submitted is never changed.');
  }
  const found = await openCase(desk, sent.caseId);
  if (!found.ok) return found;
  const earlier = await recordsOfCase<WireSubmission>(tx, 'submission', sent.caseId);
  const round = earlier.filter(({ value }) => value.userId === person.id && value.as === sent.as).length + 1;
  const submission: WireSubmission = { ...sent, round };
  const { processId, version } = found.value.process;
  const process = await findRecord<WireProcess>(tx, 'process', `${processId}@${version}`);
  const errors = process ? brokenRules(process.value, sent.judgment, found.value) : [];
  if (errors.length > 0) {
    const message = 'The answers break rules of the client’s form. Correct what is named, and submit again.';
    return { ok: false, failure: { code: 'invalid', message, errors } };
  }
  const reason = reviewReason(process?.value.qa, submission, found.value);
  const review = reason === null ? null : await planReview(desk, submission, reason);
  const { parked: _, ...value } = found.value;
  return ok([
    caseWrite({ ...value, status: review === null ? 'submitted' : 'in-review' }),
    record('submission', submission.id, submission.caseId, submission),
    ...(review === null ? [] : [record('review', review.id, review.caseId, review)]),
  ]);
};

/** An open review for the lead who should do it; null when there is nobody but the author. */
async function planReview(
  desk: Desk,
  submission: WireSubmission,
  reason: NonNullable<WireReview['reason']>,
): Promise<WireReview | null> {
  const leads = desk.people.leadsOf(submission.userId).filter(id => id !== submission.userId);
  const earlier = await recordsOfCase<WireReview>(desk.tx, 'review', submission.caseId);
  const before = earlier.map(({ value }) => value.reviewerId).find(id => leads.includes(id));
  const reviewerId = before ?? (await leastBusy(desk, leads));
  if (reviewerId === undefined) return null;
  const { id, caseId } = submission;
  return { id: randomUUID(), caseId, submissionIds: [id], reviewerId, reason, status: 'open', items: [] };
}

async function leastBusy(desk: Desk, leads: readonly string[]): Promise<string | undefined> {
  const rows = await desk.tx.query<{ reviewer: string; open: number }>(
    `select value->>'reviewerId' as reviewer, count(*)::int as open from objects
      where kind = 'review' and value->>'status' = 'open' group by 1`,
  );
  const open = new Map(rows.map(row => [row.reviewer, row.open]));
  return leads.toSorted((a, b) => (open.get(a) ?? 0) - (open.get(b) ?? 0) || (a < b ? -1 : 1))[0];
}

export function record(
  kind: 'submission' | 'review' | 'query' | 'note',
  id: string,
  caseId: string,
  value: unknown,
  above?: number,
): RecordWrite {
  return { kind, id, caseId, ownerId: null, value, above };
}

/** What became of a case after its review. */
export function settled(value: WireCase, disposition: NonNullable<WireReview['disposition']>): RecordWrite {
  return caseWrite({ ...value, status: disposition === 'return' ? 'returned' : 'accepted' });
}
