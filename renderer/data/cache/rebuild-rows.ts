import type { CaseId } from '../../../shared/model/ids.ts';
import type { OutboxRow } from '../rows.ts';
import type { CacheContext } from './cache-context.ts';
import { rebuildDraft, rebuildReviewDraft } from './rebuild-draft.ts';
import { rebuildOverlay } from './rebuild-overlay.ts';
import { isPurged } from './still-kept.ts';

/** Lays the marks of these acts over the feed again, as all acts on them say. Inside a transaction. */
export async function rebuildMarks(context: CacheContext, acts: readonly OutboxRow[]): Promise<void> {
  const { db } = context;
  const marks = new Map<string, CaseId>();
  for (const { mutation, caseId } of acts) {
    if (mutation.target.kind === 'annotation' && caseId !== null) marks.set(mutation.target.id, caseId);
  }
  for (const [id, caseId] of marks) {
    if (isPurged(context, caseId)) continue;
    const ofCase = await db.outbox.where('caseId').equals(caseId).toArray();
    const entries = ofCase.filter(({ mutation: { target } }) => target.kind === 'annotation' && target.id === id);
    const overlay = rebuildOverlay(await db.overlay.get(id), entries);
    if (overlay) await db.overlay.put(overlay);
    else await db.overlay.delete(id);
  }
}

/**
 * Makes rows that were damaged from the acts that they came from, which are sealed apart: marks, and drafts that wait as
 * submissions. What is there stays. Inside a transaction.
 */
export async function rebuildMissing(context: CacheContext): Promise<void> {
  const { db } = context;
  const open = await db.outbox.where('finished').equals(0).toArray();
  const here = await db.overlay.bulkGet(open.map(({ mutation }) => mutation.target.id));
  await rebuildMarks(
    context,
    open.filter((_, i) => here[i] === undefined),
  );
  for (const { mutation, caseId } of open) {
    const { act } = mutation;
    if (caseId === null || isPurged(context, caseId)) continue;
    const readEntries = () => db.outbox.where('caseId').equals(caseId).toArray();
    if (act.type === 'judgment.submit') {
      const isHere = (await db.drafts.get(caseId)) !== undefined;
      const draft = isHere ? null : rebuildDraft(undefined, undefined, await readEntries());
      if (draft) await db.drafts.put(draft);
    } else if (act.type === 'review.complete') {
      const isHere = (await db.reviewDrafts.get(act.payload.id)) !== undefined;
      const ofReview = (await readEntries()).filter(entry => entry.mutation.target.id === act.payload.id);
      const draft = isHere ? null : rebuildReviewDraft(undefined, undefined, ofReview);
      if (draft) await db.reviewDrafts.put(draft);
    }
  }
}
