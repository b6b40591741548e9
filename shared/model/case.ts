import * as z from 'zod';
import { CaseId, DocumentId, Instant, PersonId } from './ids.ts';
import { JsonObject } from './json-object.ts';
import { ProcessRef } from './process.ts';

export const CaseStatus = z.enum([
  'assigned',
  'in-progress',
  'queried',
  'submitted',
  'in-review',
  'returned',
  'accepted',
  'cancelled',
]);
export type CaseStatus = z.infer<typeof CaseStatus>;

export const Priority = z.enum(['low', 'normal', 'high', 'urgent']);
export type Priority = z.infer<typeof Priority>;

/** A piece of expert work that the client wants judged: its documents, its clock and the person it is given to. */
export const CaseRecord = z.object({
  id: CaseId,
  reference: z.string(),
  title: z.string(),
  process: ProcessRef,
  status: CaseStatus,
  priority: Priority,
  receivedAt: Instant,
  /** When the client's turnaround time ends. Moved by the server alone while the clock is stopped. */
  dueAt: Instant,
  goalAt: Instant.optional(),
  clock: z
    .object({ state: z.enum(['running', 'stopped']), since: Instant.optional(), reason: z.string().optional() })
    .optional(),
  parked: z.object({ reason: z.string().optional(), wakeAt: Instant.optional() }).optional(),
  related: z.array(z.object({ caseId: CaseId, relation: z.string() })),
  assignment: z.object({ userId: PersonId, as: z.enum(['analyst', 'second', 'reviewer']), assignedAt: Instant }),
  documentIds: z.array(DocumentId),
  /** What the client already knows: read-only, offered to forms and rules. */
  attributes: JsonObject,
});
export type CaseRecord = z.infer<typeof CaseRecord>;

/** An analyst may write answers in these states; in the others the case is read-only for them. */
export function isOpenForWork(status: CaseStatus): boolean {
  return status === 'assigned' || status === 'in-progress' || status === 'queried' || status === 'returned';
}
