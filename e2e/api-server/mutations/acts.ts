import type { WireMutationType } from '../../../electron/core/api/wire/mutation.ts';
import { wirePayloads } from '../../../electron/core/api/wire/mutation-payload.ts';
import { placesOf, problem } from '../http/problem.ts';
import type { WireProblem } from '../../../electron/core/api/wire/problem.ts';
import type { Act, ActOutcome, Desk } from './act.ts';
import { deleteAnnotation, putAnnotation } from './annotation-acts.ts';
import { handOverCase, parkCase, reassignCase, releaseCase, resumeCase, startCase } from './case-acts.ts';
import { saveJudgment, submitJudgment } from './judgment-acts.ts';
import { addNote, appendActivity, appendAudit, endShift, startShift } from './note-acts.ts';
import { closeQuery, openQuery, replyToQuery } from './query-acts.ts';
import { completeReview, disputeReview, saveReview, settleReview } from './review-acts.ts';

const acts: { readonly [Type in WireMutationType]: Act<Type> } = {
  'case.start': startCase,
  'case.release': releaseCase,
  'case.park': parkCase,
  'case.resume': resumeCase,
  'case.handover': handOverCase,
  'case.reassign': reassignCase,
  'annotation.put': putAnnotation,
  'annotation.delete': deleteAnnotation,
  'judgment.save': saveJudgment,
  'judgment.submit': submitJudgment,
  'review.save': saveReview,
  'review.complete': completeReview,
  'review.dispute': disputeReview,
  'review.settle': settleReview,
  'query.open': openQuery,
  'query.reply': replyToQuery,
  'query.close': closeQuery,
  'note.add': addNote,
  'shift.start': startShift,
  'shift.end': endShift,
  'activity.append': appendActivity,
  'audit.append': appendAudit,
};

/** What the mutation would change, or the problem with its payload. */
export async function decide(desk: Desk): Promise<{ outcome: ActOutcome } | { malformed: WireProblem }> {
  const { mutation } = desk;
  const { type } = mutation;
  const parsed = wirePayloads[type].safeParse(mutation.payload);
  if (!parsed.success) {
    const places = placesOf(parsed.error).map(place => ({ ...place, pointer: `/payload${place.pointer}` }));
    return { malformed: problem('invalid', `The payload is not that of ${type}.`, places) };
  }
  // The tables tie each type to its payload and its act; the compiler cannot carry that through an index.
  const act = acts[type] as (desk: Desk, payload: unknown) => Promise<ActOutcome>;
  return { outcome: await act(desk, parsed.data) };
}
