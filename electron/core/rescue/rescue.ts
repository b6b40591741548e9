import * as z from 'zod';
import { JournalItem } from '../../../shared/model/journal.ts';

/** The `typ` of a sealed rescue's header (RFC 7516 section 4.1.11). */
export const RESCUE_TYPE = 'meridian-rescue+jwe';

/** What a rescue holds, opened: one person's unsent work, in the order it was done. */
export const Rescue = z.object({
  format: z.literal('meridian-rescue-1'),
  personId: z.string(),
  deviceId: z.string(),
  at: z.string(),
  items: z.array(JournalItem),
});
export type Rescue = z.infer<typeof Rescue>;
