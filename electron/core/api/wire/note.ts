import * as z from 'zod';
import { WireId, WireTime } from './id.ts';
import { WirePerson } from './me.ts';

export const WireNote = z.object({
  id: WireId,
  author: WirePerson,
  at: WireTime,
  text: z.string().max(20_000),
  caseId: WireId.optional(),
  to: z.array(WireId).optional(),
});
export type WireNote = z.infer<typeof WireNote>;
