import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { CaseId, MutationId, ReviewId } from '../../../shared/model/ids.ts';
import { JournalItem } from '../../../shared/model/journal.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One record of the journal's log: an item as it was kept, or what the journal must remember about items. */
export const JournalRecord = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('item'),
    item: JournalItem,
    /** With a settlement: the digest of the act that it is the receipt for. */
    of: Sha256.optional(),
    /** With a settlement: what the server had taken is to be sent again, because a restored server lacks it. */
    reopens: z.literal(true).optional(),
  }),
  /** The feed has shown the effect of these acts. */
  z.object({ is: z.literal('seen'), ids: z.array(MutationId) }),
  /** Drafts of cases that left this workstation long ago. */
  z.object({ is: z.literal('dropped'), drafts: z.array(CaseId), reviewDrafts: z.array(ReviewId) }),
  /** Numbers up to this one were given out, also to acts that are no longer here. */
  z.object({ is: z.literal('seq'), seq: z.number().int().min(0) }),
]);
export type JournalRecord = z.infer<typeof JournalRecord>;

export function writeRecord(record: JournalRecord): Buffer {
  return Buffer.from(JSON.stringify(record), 'utf8');
}

/** The record, or null when it is not one that this build knows. */
export function readRecord(bytes: Buffer): JournalRecord | null {
  try {
    return JournalRecord.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null;
  } catch {
    // SyntaxError: authentic, so another build wrote it in a way of its own.
    return null;
  }
}

/** Items do not change, and each is asked for more than once on its way. */
const digests = new WeakMap<object, string>();

/** SHA-256 of the one spelling of a value. */
export function digestOf(value: unknown): string {
  const isObject = typeof value === 'object' && value !== null;
  const known = isObject ? digests.get(value) : undefined;
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(canonicalJson(value)).digest('hex');
  if (isObject) digests.set(value, digest);
  return digest;
}
