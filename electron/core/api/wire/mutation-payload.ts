import * as z from 'zod';
import { WireAnnotation } from './annotation.ts';
import { WireId, WirePointer, WireTime } from './id.ts';
import { WireJudgment } from './judgment.ts';
import type { WireMutationType } from './mutation.ts';
import { WireNote } from './note.ts';
import { WireQuery } from './query.ts';
import { WireReview } from './review.ts';
import { WireSubmission } from './submission.ts';

const empty = z.object({});
const reason = z.string().min(1).max(20_000);

/** The payload that each type of mutation carries (contract, Mutation). */
export const wirePayloads = {
  'case.start': empty,
  'case.release': z.object({ reason }),
  'case.park': z.object({ reason, wakeAt: WireTime }),
  'case.resume': empty,
  'case.handover': z.object({ to: WireId, note: z.string().max(20_000) }),
  'case.reassign': z.object({ to: WireId, reason }),
  'annotation.put': WireAnnotation,
  'annotation.delete': empty,
  'judgment.save': WireJudgment,
  'judgment.submit': WireSubmission,
  'review.save': WireReview,
  'review.complete': WireReview,
  'review.dispute': z.object({ items: z.array(z.object({ pointer: WirePointer, reason })).min(1) }),
  'review.settle': z.object({
    items: z.array(z.object({ pointer: WirePointer, upheld: z.boolean(), reason })).min(1),
    score: z.number().min(0).max(100).optional(),
  }),
  'query.open': WireQuery,
  'query.reply': WireNote,
  'query.close': empty,
  'note.add': WireNote,
  'shift.start': z.object({ timeZone: z.string() }),
  'shift.end': z.object({ handover: z.string().max(20_000), to: WireId.optional() }),
  'activity.append': z.object({
    spans: z.array(z.object({ caseId: WireId, from: WireTime, to: WireTime, activeSeconds: z.number().min(0) })),
  }),
  'audit.append': z.object({ entries: z.array(z.unknown()), head: z.string() }),
} as const satisfies Record<WireMutationType, z.ZodType>;

export type WirePayload<Type extends WireMutationType> = z.infer<(typeof wirePayloads)[Type]>;
