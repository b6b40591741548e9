import * as z from 'zod';
import { RingKey } from '../../../shared/rpc/keys-contract.ts';

/** One record of a ring's log. What is destroyed leaves no record: the log is written anew without it. */
const RingRecord = z.object({
  /** Every number that was given out is lower. */
  next: z.number().int().positive(),
  made: z.array(RingKey),
});
export type RingRecord = z.infer<typeof RingRecord>;

export function writeRingRecord(record: RingRecord): Buffer {
  return Buffer.from(JSON.stringify(record), 'utf8');
}

/** Null when it is not one that this build knows. */
export function readRingRecord(bytes: Buffer): RingRecord | null {
  try {
    return RingRecord.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null;
  } catch {
    // SyntaxError: authentic, so another build wrote it in a way of its own.
    return null;
  }
}
