import * as z from 'zod';
import { WireId, WireObject, WireTime } from './id.ts';

export const WireProcessRef = z.object({ processId: WireId, version: z.number().int().min(1) });
export type WireProcessRef = z.infer<typeof WireProcessRef>;

export const WireCaseStatus = z.enum([
  'assigned',
  'in-progress',
  'queried',
  'submitted',
  'in-review',
  'returned',
  'accepted',
  'cancelled',
]);
export type WireCaseStatus = z.infer<typeof WireCaseStatus>;

export const WireCase = z.object({
  id: WireId,
  reference: z.string(),
  title: z.string(),
  process: WireProcessRef,
  status: WireCaseStatus,
  priority: z.enum(['low', 'normal', 'high', 'urgent']),
  receivedAt: WireTime,
  dueAt: WireTime,
  goalAt: WireTime.optional(),
  clock: z
    .object({ state: z.enum(['running', 'stopped']), since: WireTime.optional(), reason: z.string().optional() })
    .optional(),
  parked: z.object({ reason: z.string().optional(), wakeAt: WireTime.optional() }).optional(),
  related: z.array(z.object({ caseId: WireId, relation: z.string() })).optional(),
  assignment: z.object({ userId: WireId, as: z.enum(['analyst', 'second', 'reviewer']), assignedAt: WireTime }),
  documents: z.array(WireId),
  attributes: WireObject.optional(),
});
export type WireCase = z.infer<typeof WireCase>;
