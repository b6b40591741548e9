import { createHash } from 'node:crypto';
import type { WireCase } from '../../../electron/core/api/wire/case.ts';
import type { WireQaPolicy } from '../../../electron/core/api/wire/process.ts';
import type { WireReview } from '../../../electron/core/api/wire/review.ts';
import type { WireSubmission } from '../../../electron/core/api/wire/submission.ts';
import { countProofs } from '../../../shared/forms/suggestion-proofs.ts';
import { evaluateFeel } from '../../../shared/rules/feel.ts';

/**
 * Why a submission is reviewed, or null when it is not. The same submission always gets the same answer, so that a
 * mutation sent to a restored server again changes nothing.
 */
export function reviewReason(
  qa: WireQaPolicy | undefined,
  submission: WireSubmission,
  value: WireCase,
): NonNullable<WireReview['reason']> | null {
  // What was returned is looked at again by the one who returned it.
  if ((submission.round ?? 1) > 1) return 'requested';
  // Whoever decided against the client's own rules is always read by a second person.
  if (qa && submission.judgment.decision?.overriddenBy !== undefined) return 'always';
  // What was taken from a machine without looking is looked at.
  if (countProofs(submission.judgment.rationale ?? {}).unopened > 0) return 'always';
  if (qa?.alwaysReview !== undefined && isAlways(qa.alwaysReview, submission, value)) return 'always';
  if (qa?.sampling === undefined) return null;
  // The reference server has no lots, so a plan over lots is carried out at its strictest: everything is looked at.
  const percent = qa.sampling.type === 'percent' ? qa.sampling.percent : 100;
  return drawOf(submission.id) < percent ? 'sampled' : null;
}

/** A number from 0 up to 100 that belongs to the id as if drawn, and can be drawn again. */
export function drawOf(id: string): number {
  return (createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32) * 100;
}

const REASON = /\/x-checks\/[^/]+$/;
const AID = /\/x-aid$/;

function isAlways(expression: string, submission: WireSubmission, value: WireCase): boolean {
  const result = evaluateFeel(expression, {
    answers: submission.judgment.answers,
    case: value.attributes ?? {},
    analyst: { id: submission.userId },
    decision: submission.judgment.decision ?? null,
    // How many suggestions of a machine were accepted, edited, rejected, withheld, and taken with their page unopened.
    suggestions: countProofs(submission.judgment.rationale ?? {}),
    // Answers that came by a snippet, a preset or the words of a mark.
    aids: Object.keys(submission.judgment.rationale ?? {}).filter(pointer => AID.test(pointer)).length,
    // Soft rules of the form that were gone against with a reason.
    reasons: Object.keys(submission.judgment.rationale ?? {}).filter(pointer => REASON.test(pointer)).length,
  });
  // A rule that cannot be read must not let work pass unseen.
  return !result.ok || result.value.value === true;
}
