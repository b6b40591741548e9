import { randomUUID } from 'node:crypto';
import type { WireReview } from '../../../electron/core/api/wire/review.ts';
import type { WireSubmission } from '../../../electron/core/api/wire/submission.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { RecordWrite } from '../records/record.ts';
import { type Act, type ActRefusal, caseBefore, type Desk, findRecord } from './act.ts';
import { record, settled } from './judgment-acts.ts';

export const saveReview: Act<'review.save'> = async (desk, sent) => {
  const found = await reviewToDo(desk, sent);
  if (!found.ok) return found;
  const { disposition: _, completedAt: __, ...draft } = sent;
  const review: WireReview = { ...found.value, ...draft, reviewerId: desk.person.id, status: 'open' };
  return ok([record('review', review.id, review.caseId, review, desk.mutation.baseVersion)]);
};

export const completeReview: Act<'review.complete'> = async (desk, sent) => {
  const found = await reviewToDo(desk, sent);
  if (!found.ok) return found;
  const { disposition } = sent;
  if (disposition === undefined)
    return refuse('invalid', 'The review does not say whether the work is accepted or returned.');
  const value = await caseBefore(desk, sent.caseId);
  if (!value.ok) return value;
  if (value.value.status !== 'in-review' && value.value.status !== 'submitted') {
    return refuse('invalid', `The case is ${value.value.status}; there is nothing to review.`);
  }
  const review: WireReview = {
    ...found.value,
    ...sent,
    // The reason was the server's to give.
    ...(found.value.reason === undefined ? {} : { reason: found.value.reason }),
    reviewerId: desk.person.id,
    status: 'completed',
    completedAt: sent.completedAt ?? desk.mutation.at,
  };
  return ok([
    settled(value.value, disposition),
    record('review', review.id, review.caseId, review, desk.mutation.baseVersion),
  ]);
};

export const disputeReview: Act<'review.dispute'> = async (desk, { items }) => {
  const found = await completedReview(desk);
  if (!found.ok) return found;
  const review = found.value;
  if (!(await isAuthor(desk, review))) return refuse('forbidden', 'Only the author of the reviewed work can dispute.');
  const text = items.map(({ pointer, reason }) => `${pointer || '/'}: ${reason}`).join('\n');
  return ok([noteOn(desk, review, `Disputed review ${review.id}\n${text}`)]);
};

export const settleReview: Act<'review.settle'> = async (desk, { items, score }) => {
  const found = await completedReview(desk);
  if (!found.ok) return found;
  const review = found.value;
  if (!desk.person.roles.includes('lead') || (await isAuthor(desk, review))) {
    return refuse('forbidden', 'Only a lead who is not the author can settle a dispute.');
  }
  const upheld = new Set(items.filter(item => item.upheld).map(item => item.pointer));
  const verdicts = (review.items ?? []).map(item =>
    upheld.has(item.pointer) ? { ...item, verdict: 'correct' as const } : item,
  );
  const text = items.map(item => `${item.pointer || '/'}: ${item.upheld ? 'upheld' : 'not upheld'}: ${item.reason}`);
  const settledReview = { ...review, items: verdicts, ...(score === undefined ? {} : { score }) };
  return ok([
    record('review', review.id, review.caseId, settledReview, desk.mutation.baseVersion),
    noteOn(desk, review, `Settled dispute of review ${review.id}\n${text.join('\n')}`),
  ]);
};

/** The open review that the mutation names, if this lead may do it. */
async function reviewToDo(desk: Desk, sent: WireReview): Promise<Result<WireReview, ActRefusal>> {
  const { person, mutation } = desk;
  if (sent.id !== mutation.target.id) return refuse('invalid', 'The review is not the one that the mutation names.');
  const found = await findRecord<WireReview>(desk.tx, 'review', sent.id);
  if (found === null) return refuse('forbidden', 'There is no such review for you.');
  const seen = await caseBefore(desk, found.value.caseId);
  if (!seen.ok) return seen;
  if (!person.roles.includes('lead')) return refuse('forbidden', 'Only a lead can review.');
  if (await isAuthor(desk, found.value))
    return refuse('forbidden', 'Nobody reviews their own work. Another lead has to.');
  const { caseId, submissionIds } = found.value;
  if (sent.caseId !== caseId || sent.submissionIds.join(' ') !== submissionIds.join(' ')) {
    return refuse('invalid', 'The review is of another submission.');
  }
  return found.value.status === 'open' ? ok(found.value) : refuse('invalid', 'The review was completed before.');
}

async function completedReview(desk: Desk): Promise<Result<WireReview, ActRefusal>> {
  const found = await findRecord<WireReview>(desk.tx, 'review', desk.mutation.target.id);
  if (found === null) return refuse('forbidden', 'There is no such review for you.');
  const seen = await caseBefore(desk, found.value.caseId);
  if (!seen.ok) return seen;
  return found.value.status === 'completed' ? ok(found.value) : refuse('invalid', 'The review is not complete.');
}

async function isAuthor(desk: Desk, review: WireReview): Promise<boolean> {
  const submissions = await Promise.all(
    review.submissionIds.map(id => findRecord<WireSubmission>(desk.tx, 'submission', id)),
  );
  return submissions.some(submission => submission?.value.userId === desk.person.id);
}

function noteOn(desk: Desk, review: WireReview, text: string): RecordWrite {
  const { id, name } = desk.person;
  const at = new Date(desk.nowMs).toISOString();
  const noteId = randomUUID();
  return record('note', noteId, review.caseId, { id: noteId, author: { id, name }, at, text, caseId: review.caseId });
}
