import * as z from 'zod';
import { WireId, WirePointer } from './id.ts';
import { WireNote } from './note.ts';

/** A question to the client about a case. */
export const WireQuery = z.object({
  id: WireId,
  caseId: WireId,
  subject: z.string(),
  pointer: WirePointer.optional(),
  blocking: z.boolean().optional(),
  status: z.enum(['open', 'answered', 'closed']),
  messages: z.array(WireNote),
});
export type WireQuery = z.infer<typeof WireQuery>;
