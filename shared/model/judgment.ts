import * as z from 'zod';
import { Annotation } from './annotation.ts';
import { AnnotationId, CaseId, Instant, PersonId, Pointer, SubmissionId } from './ids.ts';
import { ProcessRef } from './process.ts';

/** What a decision model said about the answers, and what the person made of it. */
export const DecisionOutcome = z.object({
  result: z.unknown(),
  /** Ids of the rules (rows) that fired. */
  matchedRules: z.array(z.string()),
  overriddenBy: z.unknown().optional(),
  overrideRationale: z.string().optional(),
});
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/** A person's answers on a case, each with the evidence that it rests on. A draft until it is part of a submission. */
export const Judgment = z.object({
  caseId: CaseId,
  userId: PersonId,
  process: ProcessRef,
  answers: z.record(z.string(), z.unknown()),
  evidence: z.record(Pointer, z.array(AnnotationId)),
  rationale: z.record(Pointer, z.string()),
  /** 0 to 1. */
  confidence: z.record(Pointer, z.number().min(0).max(1)),
  decision: DecisionOutcome.optional(),
  activeSeconds: z.number().min(0),
  updatedAt: Instant,
});
export type Judgment = z.infer<typeof Judgment>;

/** A judgment that its author stands by, with the annotations it cites, sealed as sent. */
export const Submission = z.object({
  id: SubmissionId,
  caseId: CaseId,
  userId: PersonId,
  as: z.enum(['analyst', 'second']),
  /** 1 at first; 2 and up after a return. */
  round: z.number().int().min(1),
  submittedAt: Instant,
  judgment: Judgment,
  annotations: z.array(Annotation),
});
export type Submission = z.infer<typeof Submission>;
