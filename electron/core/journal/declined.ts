import type { WorkInventory } from '../../../shared/model/journal.ts';
import { isPastKeeping, KEPT_MS } from './compaction.ts';
import type { JournalIndex } from './journal-index.ts';
import type { JournalRecord } from './journal-record.ts';
import type { ReconcilePlan } from './plan-reconcile.ts';

/**
 * What the store was given and did not take, long after anybody could need it: its case has left this workstation, and
 * what was kept of it must go here as well. Nothing, when the store may have been lost in between.
 *
 * @param before what the store had before it was given something
 * @param after what it has now
 */
export function declinedWork(
  index: JournalIndex,
  give: ReconcilePlan['give'],
  { before, after }: { readonly before: WorkInventory; readonly after: WorkInventory },
  nowMs: number,
): JournalRecord[] {
  const acts = new Set(after.mutations.map(({ id }) => id));
  if (before.mutations.some(({ id }) => !acts.has(id))) return [];
  const listed = new Set<string>([
    ...after.drafts.map(({ caseId }) => caseId),
    ...after.reviewDrafts.map(({ reviewId }) => reviewId),
  ]);
  const ids = give.mutations.filter(id => !acts.has(id) && isPastKeeping(index.acts.get(id), nowMs));
  const isOld = (draft: { readonly savedAt: string } | undefined): boolean =>
    draft !== undefined && nowMs - Date.parse(draft.savedAt) >= KEPT_MS;
  const drafts = give.drafts.filter(id => !listed.has(id) && isOld(index.drafts.get(id)));
  const reviewDrafts = give.reviewDrafts.filter(id => !listed.has(id) && isOld(index.reviewDrafts.get(id)));
  return [
    ...(ids.length > 0 ? [{ is: 'seen' as const, ids }] : []),
    ...(drafts.length + reviewDrafts.length > 0 ? [{ is: 'dropped' as const, drafts, reviewDrafts }] : []),
  ];
}
