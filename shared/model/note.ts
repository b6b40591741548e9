import * as z from 'zod';
import { CaseId, Instant, PersonId, Pointer } from './ids.ts';
import { Person } from './person.ts';

export const Note = z.object({
  id: z.string(),
  author: Person,
  at: Instant,
  text: z.string().max(20_000),
  caseId: CaseId.optional(),
  to: z.array(PersonId),
});
export type Note = z.infer<typeof Note>;

/** A question to the client about a case. */
export const Query = z.object({
  id: z.string(),
  caseId: CaseId,
  subject: z.string(),
  pointer: Pointer.optional(),
  blocking: z.boolean(),
  status: z.enum(['open', 'answered', 'closed']),
  messages: z.array(Note),
});
export type Query = z.infer<typeof Query>;
