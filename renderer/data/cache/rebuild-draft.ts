import type { KeptDraft, KeptReviewDraft } from '../../../shared/model/journal.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import type { Review } from '../../../shared/model/review.ts';
import type { DraftRow, OutboxRow, ReviewDraftRow } from '../rows.ts';
import { isLater, newest, newestWork, type Sealed } from './newest-work.ts';

/**
 * The draft of a case as it must be: the newest of the one that is here, the one that the journal kept, and the one that
 * the last submission was made of. Null: there is none, because the server has it as a submission.
 *
 * @param entries every act of the case, settled or not
 */
export function rebuildDraft(
  here: DraftRow | undefined,
  kept: KeptDraft | undefined,
  entries: readonly OutboxRow[],
): DraftRow | null {
  const submissions = entries.flatMap((entry): Sealed<Judgment>[] => {
    const { act } = entry.mutation;
    return act.type === 'judgment.submit'
      ? [{ entry, value: act.payload.judgment, saidAt: act.payload.submittedAt }]
      : [];
  });
  const saves = entries.flatMap((entry): Sealed<Judgment>[] => {
    const { act, at } = entry.mutation;
    return act.type === 'judgment.save' ? [{ entry, value: act.payload, saidAt: at }] : [];
  });
  const found = newestWork(
    here && { value: here.judgment, savedAt: here.savedAt, sealedAs: here.submittedAs },
    kept && { value: kept.judgment, savedAt: kept.savedAt },
    submissions,
  );
  if (!found) return null;
  const onServer = saves
    .filter(({ entry }) => entry.state === 'accepted')
    .map(({ entry: { serverVersion, mutation } }) => serverVersion ?? mutation.baseVersion + 1);
  // It tells of this very draft: what was submitted since, or said later by an earlier build, is past it.
  const migration = [here, kept].find(one => one?.judgment === found.value && found.sealedAs === null)?.migration;
  return {
    caseId: found.value.caseId,
    judgment: found.value,
    baseVersion: Math.max(here?.baseVersion ?? 0, kept?.baseVersion ?? 0, ...onServer),
    savedAt: found.savedAt,
    sharedAt: newest(saves)?.value.updatedAt ?? here?.sharedAt ?? null,
    submittedAs: found.sealedAs,
    ...(migration && { migration }),
  };
}

/** The same for a lead's verdicts. `entries`: every act on the review. */
export function rebuildReviewDraft(
  here: ReviewDraftRow | undefined,
  kept: KeptReviewDraft | undefined,
  entries: readonly OutboxRow[],
): ReviewDraftRow | null {
  const completions = entries.flatMap((entry): Sealed<Review>[] => {
    const { act, at } = entry.mutation;
    if (act.type !== 'review.complete') return [];
    return [{ entry, value: act.payload, saidAt: act.payload.completedAt ?? at }];
  });
  const found = newestWork(
    here && { value: here.review, savedAt: here.savedAt, sealedAs: here.completedAs },
    kept && { value: kept.review, savedAt: kept.savedAt },
    completions,
  );
  if (!found) return null;
  const { value: review, savedAt, sealedAs } = found;
  const row = { reviewId: review.id, caseId: review.caseId, review, savedAt, completedAs: sealedAs };
  const completion = newest(completions)?.entry;
  if (!completion) return row;
  if (completion.state === 'set-aside') return { ...row, completedAs: null };
  // Entered after the review was sealed: it waits with it, and goes with it.
  if (completion.state !== 'accepted') return { ...row, completedAs: completion.id };
  const wentWithIt = completion.settledAt !== undefined && isLater({ savedAt: completion.settledAt }, row);
  return wentWithIt ? null : { ...row, completedAs: null };
}
