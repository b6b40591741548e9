import * as z from 'zod';
import { CaseId, Instant, PersonId, Pointer, ReviewId, SubmissionId } from './ids.ts';

export const Verdict = z.enum(['correct', 'incorrect', 'not-applicable']);
export type Verdict = z.infer<typeof Verdict>;

export const Disposition = z.enum(['accept', 'accept-corrected', 'return']);
export type Disposition = z.infer<typeof Disposition>;

/** A reviewer's verdict on one answer. */
export const ReviewItem = z.object({
  pointer: Pointer,
  verdict: Verdict,
  defectId: z.string().optional(),
  correctedValue: z.unknown().optional(),
  comment: z.string().optional(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** A lead's review of one submission, or of two when a second judgment is adjudicated. */
export const Review = z.object({
  id: ReviewId,
  caseId: CaseId,
  submissionIds: z.array(SubmissionId).min(1).max(2),
  reviewerId: PersonId,
  reason: z.enum(['sampled', 'always', 'second-judgment', 'requested']).optional(),
  status: z.enum(['open', 'completed']),
  items: z.array(ReviewItem),
  score: z.number().min(0).max(100).optional(),
  disposition: Disposition.optional(),
  comment: z.string().optional(),
  completedAt: Instant.optional(),
});
export type Review = z.infer<typeof Review>;
