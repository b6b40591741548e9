import * as z from 'zod';
import { Instant } from '../../../shared/model/ids.ts';

/** What is written down about a workstation. Words of a case are not: an act is named by its id and hash. */
export const auditTypes = [
  // The trail itself
  'trail.begun',
  'trail.damaged',
  'trail.exported',
  'trail.pruned',
  // The application
  'app.started',
  'app.stopped',
  'app.updated',
  'app.window-failed',
  'policy.changed',
  // The person
  'session.signed-in',
  'session.signed-out',
  'session.sign-in-failed',
  'session.ended-by-server',
  'session.locked',
  'session.unlocked',
  'session.wrong-pin',
  'session.confirmed',
  'session.pin-changed',
  'session.pin-destroyed',
  // The lease, the clock, the order to wipe
  'lease.renewed',
  'lease.expired',
  'clock.behind',
  'clock.jumped',
  'wipe.ordered',
  'wipe.finished',
  'keys.rotated',
  'keys.backend-changed',
  // Work
  'case.opened',
  'case.purged',
  'document.opened',
  'document.refused',
  'work.sealed',
  'work.accepted',
  'work.conflict',
  'work.rejected',
  'work.set-aside',
  'work.offered-again',
  'work.recovered',
  // The client's data
  'feed.read-again',
  'feed.quarantined',
  'feed.deletes-held',
  'feed.deletes-allowed',
  'store.damaged',
  // What leaves the application
  'rescue.exported',
  'receipts.exported',
  'keys.exported',
  'marks.exported',
  'text.copied',
  'print.refused',
] as const;
export const AuditType = z.enum(auditTypes);
export type AuditType = z.infer<typeof AuditType>;

/** One thing that happened. */
export const AuditEvent = z.object({
  type: AuditType,
  caseId: z.string().max(128).optional(),
  /** The act, document, version or file that it is about: an id, never words. */
  subject: z.string().max(256).optional(),
  /** Of the bytes of that act. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** A reason or a state, as one word of ours. */
  detail: z
    .string()
    .regex(/^[\w.:-]{1,64}$/)
    .optional(),
  count: z.number().int().min(0).optional(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** An event in the chain: who and when, and the hash that binds it to everything before. */
export const AuditEntry = AuditEvent.extend({
  /** 1 for the first, then one more each time. */
  n: z.number().int().min(1),
  /** By the clock of the machine. */
  at: Instant,
  /** By the clock of the client's server, as far as it is known. */
  serverAt: Instant.nullable(),
  /** The person at the desk; null when nobody was. */
  by: z.string().nullable(),
  /** SHA-256 of the entry before, in hex; 64 zeros for the first. */
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 over the canonical JSON (RFC 8785) of everything above. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** A version or a name as the one word that an entry has room for. */
export function auditWord(words: string): string {
  return words.replaceAll(/[^\w.:-]/g, '-').slice(0, 64);
}
