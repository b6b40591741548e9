import * as z from 'zod';
import { Annotation } from './annotation.ts';
import { passQuickly } from './fits.ts';
import { CaseId, Instant, MutationId } from './ids.ts';
import { Judgment, Submission } from './judgment.ts';
import { Note, Query } from './note.ts';
import { Review } from './review.ts';

const empty = z.object({});
const mutation = <Type extends string, Payload extends z.ZodType>(type: Type, payload: Payload) =>
  z.object({ type: z.literal(type), payload });

/** What a person did, in the contract's words. The target says which record it changes. */
export const Act = z.discriminatedUnion('type', [
  mutation('case.start', empty),
  mutation('case.release', z.object({ reason: z.string() })),
  mutation('case.park', z.object({ reason: z.string(), wakeAt: Instant })),
  mutation('case.resume', empty),
  mutation('annotation.put', Annotation),
  mutation('annotation.delete', empty),
  mutation('judgment.save', Judgment),
  mutation('judgment.submit', Submission),
  mutation('review.save', Review),
  mutation('review.complete', Review),
  mutation('query.open', Query),
  mutation('note.add', Note),
]);
export type Act = z.infer<typeof Act>;

export const Target = z.object({ kind: z.string(), id: z.string() });
export type Target = z.infer<typeof Target>;

/** A sealed act: its bytes and id never change again. A correction is a new mutation. */
export const Mutation = z.object({
  id: MutationId,
  /** Grows by one with each mutation of this person on this device. */
  seq: z.number().int().min(1),
  at: Instant,
  act: Act,
  target: Target,
  /** The version that the person saw; 0 for something new. */
  baseVersion: z.number().int().min(0),
});
export type Mutation = z.infer<typeof Mutation>;

/**
 * waiting: not sent yet. sending: on its way. unknown: sent, the answer was lost; the same bytes go again.
 * accepted: the server has it. conflict: the target changed since the person saw it. rejected: the server
 * will never take it. set-aside: a person decided not to send it. Nothing is deleted in the last three.
 */
export const OutboxState = z.enum(['waiting', 'sending', 'unknown', 'accepted', 'conflict', 'rejected', 'set-aside']);
export type OutboxState = z.infer<typeof OutboxState>;

export const OutboxEntry = passQuickly(
  z.object({
    id: MutationId,
    caseId: CaseId.nullable(),
    mutation: Mutation,
    state: OutboxState,
    attempts: z.number().int().min(0),
    /** Why it is not accepted, in words for the person. */
    reason: z.string().optional(),
    /** The target's version on the server after it was applied, or the one it conflicted with. */
    serverVersion: z.number().int().optional(),
    /** What the server has, when the target changed since the person saw it. */
    current: z.unknown().optional(),
    settledAt: Instant.optional(),
  }),
);
export type OutboxEntry = z.infer<typeof OutboxEntry>;

/** What one answer of the server means for one outbox entry. */
export const Settlement = passQuickly(
  OutboxEntry.pick({
    id: true,
    state: true,
    reason: true,
    serverVersion: true,
    current: true,
    settledAt: true,
  }),
);
export type Settlement = z.infer<typeof Settlement>;

/** Still owed to the server: the status bar counts these. */
export function isUnsent(state: OutboxState): boolean {
  return state === 'waiting' || state === 'sending' || state === 'unknown';
}

/** Needs a person: it will not go away by waiting. */
export function needsAttention(state: OutboxState): boolean {
  return state === 'conflict' || state === 'rejected';
}
