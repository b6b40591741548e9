import * as z from 'zod';
import { WireAnnotation } from './annotation.ts';
import { WireId, WireTime } from './id.ts';
import { WireJudgment } from './judgment.ts';

export const WireSubmission = z.object({
  id: WireId,
  caseId: WireId,
  userId: WireId,
  as: z.enum(['analyst', 'second']),
  round: z.number().int().min(1).optional(),
  submittedAt: WireTime,
  judgment: WireJudgment,
  annotations: z.array(WireAnnotation),
});
export type WireSubmission = z.infer<typeof WireSubmission>;
