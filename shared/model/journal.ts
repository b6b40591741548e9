import * as z from 'zod';
import { DraftMigration } from './draft-migration.ts';
import { passQuickly } from './fits.ts';
import { CaseId, Instant, MutationId, ReviewId } from './ids.ts';
import { Judgment } from './judgment.ts';
import { Mutation, OutboxState, Settlement } from './outbox.ts';
import { Review } from './review.ts';

/** An act, sealed: its bytes and id never change again. */
const KeptMutation = z.object({ kind: z.literal('mutation'), caseId: CaseId.nullable(), mutation: Mutation });

/** The answers as typed. The newest of a case counts; a submission of the case that is later takes its place. */
export const KeptDraft = z.object({
  kind: z.literal('draft'),
  caseId: CaseId,
  judgment: Judgment,
  /** The version of the server's copy that the answers began from; 0 when there was none. */
  baseVersion: z.number().int().min(0),
  savedAt: Instant,
  /** Absent: it is of the version that it was begun on. */
  migration: DraftMigration.optional(),
});
export type KeptDraft = z.infer<typeof KeptDraft>;

export const KeptReviewDraft = z.object({
  kind: z.literal('review-draft'),
  reviewId: ReviewId,
  caseId: CaseId,
  review: Review,
  savedAt: Instant,
});
export type KeptReviewDraft = z.infer<typeof KeptReviewDraft>;

/** What became of an act: the server's answer, or a person's decision not to send it. */
const KeptSettlement = z.object({ kind: z.literal('settled'), settlement: Settlement });

/** What a person did, as the journal keeps it beside the database. "Saved" means: in both. */
export const JournalItem = passQuickly(
  z.discriminatedUnion('kind', [KeptMutation, KeptDraft, KeptReviewDraft, KeptSettlement]),
);
export type JournalItem = z.infer<typeof JournalItem>;

/** What the window's store has of a person's work, without the work itself. */
export const WorkInventory = z.object({
  mutations: z.array(
    z.object({
      id: MutationId,
      state: OutboxState,
      /** The feed shows its effect. */
      isSeen: z.boolean(),
    }),
  ),
  drafts: z.array(z.object({ caseId: CaseId, savedAt: Instant })),
  reviewDrafts: z.array(z.object({ reviewId: ReviewId, savedAt: Instant })),
  /** The highest number that a mutation of this device has. */
  seq: z.number().int().min(0),
});
export type WorkInventory = z.infer<typeof WorkInventory>;

/** Names work in the window's store. */
export const WorkKeys = z.object({
  mutations: z.array(MutationId),
  drafts: z.array(CaseId),
  reviewDrafts: z.array(ReviewId),
});
export type WorkKeys = z.infer<typeof WorkKeys>;

/** "Everything you did today is at the client", counted from the journal and not from the screen. */
export const Reckoning = z.object({
  since: Instant,
  /** Acts since then; the other counts add up to it. */
  done: z.number().int(),
  atClient: z.number().int(),
  unsent: z.number().int(),
  /** In conflict or refused: a person must decide. */
  undecided: z.number().int(),
  setAside: z.number().int(),
  /** Every act, of any day, that the client does not have, oldest first; at most 500. */
  missing: z.array(
    z.object({
      id: MutationId,
      caseId: CaseId.nullable(),
      type: z.string(),
      at: Instant,
      state: OutboxState,
      reason: z.string().optional(),
    }),
  ),
  oldestUnsentAt: Instant.nullable(),
});
export type Reckoning = z.infer<typeof Reckoning>;
