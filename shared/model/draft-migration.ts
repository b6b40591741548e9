import * as z from 'zod';
import { Instant, Pointer } from './ids.ts';
import { Judgment } from './judgment.ts';

/** What makes an answer of the version before one to look at again. */
const Recheck = z.object({
  /** What of its question is another now, by `QuestionChange`. */
  changes: z.array(z.string()),
  /** The answer that does not fit any more, in words. Absent: it was carried over. */
  former: z.string().optional(),
});
export type Recheck = z.infer<typeof Recheck>;

/** That a draft was moved to another version of its process. Kept with the draft until it is submitted, never sent. */
export const DraftMigration = z.object({
  /** The draft as it was, to go back to. */
  before: Judgment,
  at: Instant,
  /** What its author has not confirmed yet, by the pointer of the answer. */
  unchecked: z.record(Pointer, Recheck),
  /** Answers whose question is gone, in words. */
  gone: z.array(z.object({ question: z.string(), answer: z.string() })),
});
export type DraftMigration = z.infer<typeof DraftMigration>;
