import * as z from 'zod';
import { WireProcessRef } from './case.ts';
import { WireId, WireObject, WirePointer, WireTime } from './id.ts';

export const WireDecisionOutcome = z.object({
  result: z.unknown().optional(),
  matchedRules: z.array(z.string()).optional(),
  overriddenBy: z.unknown().optional(),
  overrideRationale: z.string().optional(),
});
export type WireDecisionOutcome = z.infer<typeof WireDecisionOutcome>;

export const WireJudgment = z.object({
  caseId: WireId,
  userId: WireId.optional(),
  process: WireProcessRef,
  answers: WireObject,
  /** Pointer to annotation ids. */
  evidence: z.record(WirePointer, z.array(z.string())).optional(),
  /** Pointer to text. */
  rationale: z.record(WirePointer, z.string()).optional(),
  /** Pointer to 0 to 1. */
  confidence: z.record(WirePointer, z.number().min(0).max(1)).optional(),
  decision: WireDecisionOutcome.optional(),
  activeSeconds: z.number().min(0).optional(),
  updatedAt: WireTime.optional(),
});
export type WireJudgment = z.infer<typeof WireJudgment>;
