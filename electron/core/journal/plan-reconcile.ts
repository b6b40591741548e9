import type { CaseId, MutationId, ReviewId } from '../../../shared/model/ids.ts';
import type { WorkInventory, WorkKeys } from '../../../shared/model/journal.ts';
import { isUnsent, needsAttention, type OutboxState } from '../../../shared/model/outbox.ts';
import { isLegalStep } from '../../../shared/outbox/outbox-state.ts';

/** What the journal has, for the comparison. */
export interface JournalView {
  /** `isDone`: the client has had it for so long, and shown it, that nobody needs it back. */
  readonly acts: ReadonlyMap<MutationId, { readonly state: OutboxState; readonly isDone: boolean }>;
  readonly drafts: ReadonlyMap<CaseId, DraftView>;
  readonly reviewDrafts: ReadonlyMap<ReviewId, DraftView>;
  readonly seq: number;
}

export interface DraftView {
  readonly savedAt: string;
  readonly isSuperseded: boolean;
}

export interface ReconcilePlan {
  /** What the journal reads from the store and keeps. */
  readonly take: WorkKeys;
  /** Acts that the store waits to send again although the journal took them for delivered: a restored server lacks them. */
  readonly reopen: readonly MutationId[];
  /** What the store gets from the journal: acts with their answers, answers alone, drafts. */
  readonly give: WorkKeys & { readonly settlements: readonly MutationId[] };
  /** Acts whose effect the store has seen in the feed. */
  readonly seen: readonly MutationId[];
  /** The store gave out fewer numbers than the journal knows. */
  readonly raiseSeq: boolean;
}

/** Decides what each side lacks. Changes nothing. What both have with equal standing is left alone. */
export function planReconcile(journal: JournalView, store: WorkInventory): ReconcilePlan {
  const there = new Map(store.mutations.map(one => [one.id, one]));
  const take: MutationId[] = [];
  const reopen: MutationId[] = [];
  const settlements: MutationId[] = [];
  for (const { id, state } of store.mutations) {
    const here = journal.acts.get(id);
    const step = here ? compareStates(here.state, state) : 'take';
    if (step === 'take') take.push(id);
    if (step === 'reopen') reopen.push(id);
    if (step === 'give') settlements.push(id);
  }
  const missing = [...journal.acts].filter(([id, { isDone }]) => !there.has(id) && !isDone).map(([id]) => id);
  const drafts = compareDrafts(
    journal.drafts,
    store.drafts.map(({ caseId, savedAt }) => [caseId, savedAt]),
  );
  const reviewDrafts = compareDrafts(
    journal.reviewDrafts,
    store.reviewDrafts.map(({ reviewId, savedAt }) => [reviewId, savedAt]),
  );
  return {
    take: { mutations: take, drafts: drafts.take, reviewDrafts: reviewDrafts.take },
    reopen,
    give: { mutations: missing, settlements, drafts: drafts.give, reviewDrafts: reviewDrafts.give },
    seen: store.mutations.filter(one => one.isSeen && one.state === 'accepted').map(({ id }) => id),
    raiseSeq: store.seq < journal.seq,
  };
}

/**
 * Which of two states of the same act goes to the other side. The further one does, with one exception: what the store
 * wants to send again is sent again, for sending once too often is answered with "duplicate", and not sending is a loss.
 */
export function compareStates(journal: OutboxState, store: OutboxState): 'take' | 'give' | 'reopen' | 'equal' {
  if (journal === store || (isUnsent(journal) && isUnsent(store))) return 'equal';
  if (isUnsent(journal)) return 'take';
  if (isUnsent(store)) {
    if (journal === 'accepted') return 'reopen';
    return isLegalStep(store, journal) ? 'give' : 'equal';
  }
  // Both settled. The server's "accepted" counts; a refusal after it came from a server that was restored.
  if (store === 'accepted' || isLegalStep(journal, store)) return 'take';
  if (journal === 'accepted') return needsAttention(store) ? 'take' : 'equal';
  return isLegalStep(store, journal) ? 'give' : 'equal';
}

function compareDrafts<Id extends string>(
  journal: ReadonlyMap<Id, DraftView>,
  store: readonly (readonly [Id, string])[],
): { take: Id[]; give: Id[] } {
  const there = new Map(store);
  const take = store.filter(([id, savedAt]) => {
    const here = journal.get(id);
    return !here || isLater(savedAt, here.savedAt);
  });
  const give = [...journal].filter(([id, { savedAt, isSuperseded }]) => {
    const other = there.get(id);
    return !isSuperseded && (other === undefined || isLater(savedAt, other));
  });
  return { take: take.map(([id]) => id), give: give.map(([id]) => id) };
}

function isLater(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}
