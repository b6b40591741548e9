import * as z from 'zod';
import { WireId, WirePointer, WireTime } from './id.ts';

export const WireReviewItem = z.object({
  pointer: WirePointer,
  verdict: z.enum(['correct', 'incorrect', 'not-applicable']),
  defectId: WireId.optional(),
  correctedValue: z.unknown().optional(),
  comment: z.string().optional(),
});
export type WireReviewItem = z.infer<typeof WireReviewItem>;

export const WireReview = z.object({
  id: WireId,
  caseId: WireId,
  submissionIds: z.array(WireId).min(1).max(2),
  reviewerId: WireId,
  reason: z.enum(['sampled', 'always', 'second-judgment', 'requested']).optional(),
  status: z.enum(['open', 'completed']),
  items: z.array(WireReviewItem).optional(),
  score: z.number().min(0).max(100).optional(),
  disposition: z.enum(['accept', 'accept-corrected', 'return']).optional(),
  comment: z.string().optional(),
  completedAt: WireTime.optional(),
});
export type WireReview = z.infer<typeof WireReview>;
