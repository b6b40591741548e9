import type { MutationId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import { type Act, needsAttention } from '../../../shared/model/outbox.ts';
import { actItem, settledItem } from '../cache/work-items.ts';
import { ownJudgment } from '../derive/own-judgment.ts';
import type { OutboxRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';
import { keepActs, type Saved } from './keep-acts.ts';
import { renewDraft } from './renew-draft.ts';
import { savedAfter } from './saved-at.ts';
import { setAside } from './set-aside.ts';

/**
 * Mine again over theirs; theirs; an act made of both, which is sent in place of mine (`madeFrom`: when the answers were
 * typed that it was made of); or a draft made of both, which is checked first.
 */
export type Resolution =
  | 'send-mine'
  | 'keep-theirs'
  | { readonly act: Act; readonly madeFrom: string | null }
  | { readonly draft: Judgment };

/**
 * What a person decided about a conflict or a refusal. What is sent is a new mutation that knows the server's version;
 * the old one is set aside with what the server had, and kept.
 *
 * @param why what was decided, in words, for whoever looks at the old version later
 */
export async function resolveOutboxEntry(
  store: Store,
  id: MutationId,
  resolution: Resolution,
  why?: string,
): Promise<Saved> {
  const { db } = store;
  const tables = [db.outbox, db.meta, db.overlay, db.drafts, db.reviewDrafts];
  const items = await db.transaction('rw', tables, async (): Promise<JournalItem[]> => {
    const entry = await db.outbox.get(id);
    if (!entry || !needsAttention(entry.state)) return [];
    const aside = await setAside(store, entry, why);
    const act = actOf(entry, resolution);
    const again = act !== null && (await isLatest(store, entry)) ? await sendAgain(store, entry, act) : null;
    const madeFrom = typeof resolution === 'object' && 'act' in resolution ? resolution.madeFrom : null;
    await handOver(store, entry, again, madeFrom);
    if (typeof resolution === 'object' && 'draft' in resolution) await takeUp(store, resolution.draft);
    const drafts = await renewDraft(store, entry.mutation.act);
    return [settledItem(aside), ...(again ? [actItem(again)] : []), ...drafts];
  });
  if (items.length > 0) store.nudgeSync();
  return await keepActs(store, items);
}

/** What is sent in place of the old act; null when nothing is. */
function actOf({ mutation }: OutboxRow, resolution: Resolution): Act | null {
  if (resolution === 'send-mine') return mutation.act;
  return typeof resolution === 'object' && 'act' in resolution ? resolution.act : null;
}

/** The answers of both are the person's draft again. */
async function takeUp({ db, feed, me, nowIso }: Store, judgment: Judgment): Promise<void> {
  const { caseId } = judgment;
  const before = await db.drafts.get(caseId);
  const baseVersion = Math.max(before?.baseVersion ?? 0, ownJudgment(feed, caseId, me.id)?.version ?? 0);
  await db.drafts.put({
    caseId,
    judgment,
    baseVersion,
    savedAt: savedAfter(nowIso(), before?.savedAt),
    sharedAt: null,
    submittedAs: null,
  });
}

/** A mark that was changed again since has a later entry, which says all; sent after it, this one would undo it. */
async function isLatest({ db }: Store, entry: OutboxRow): Promise<boolean> {
  const { target } = entry.mutation;
  if (target.kind !== 'annotation') return true;
  return (await db.overlay.get(target.id))?.entryId === entry.id;
}

function sendAgain(store: Store, { caseId, mutation, serverVersion }: OutboxRow, act: Act): Promise<OutboxRow> {
  const { target } = mutation;
  const baseVersion = serverVersion ?? store.feed.versionOf(target.kind, target.id);
  return appendMutation(store, { caseId, act, target, baseVersion });
}

/** What waited for the old entry now waits for the new one and says what that says, or is the person's own again. */
async function handOver(
  store: Store,
  entry: OutboxRow,
  again: OutboxRow | null,
  madeFrom: string | null,
): Promise<void> {
  const { db } = store;
  const { act, target } = entry.mutation;
  const now = again?.mutation.act ?? act;
  if (act.type === 'judgment.submit' && now.type === 'judgment.submit') {
    const draft = await db.drafts.get(act.payload.caseId);
    if (draft?.submittedAs === entry.id) {
      await db.drafts.put({ ...draft, judgment: now.payload.judgment, submittedAs: again?.id ?? null });
    }
  }
  if (act.type === 'judgment.save' && now.type === 'judgment.save' && again) {
    const draft = await db.drafts.get(act.payload.caseId);
    if (draft?.submittedAs === null) {
      // What was typed since stays: it goes on from the version that the person has now seen.
      const isMadeOfIt = draft.judgment.updatedAt === (madeFrom ?? act.payload.updatedAt);
      const judgment = isMadeOfIt ? now.payload : draft.judgment;
      const { baseVersion } = again.mutation;
      await db.drafts.put({ ...draft, judgment, baseVersion, sharedAt: now.payload.updatedAt });
    }
  }
  if (act.type === 'review.complete' && now.type === 'review.complete') {
    const draft = await db.reviewDrafts.get(act.payload.id);
    if (draft?.completedAs === entry.id) {
      // Verdicts that were entered after it was sealed are nowhere else: they stay, and wait with it.
      const isMadeOfIt = draft.savedAt === entry.mutation.at;
      const sealed = isMadeOfIt ? { review: now.payload, savedAt: again?.mutation.at ?? draft.savedAt } : {};
      await db.reviewDrafts.put({ ...draft, ...sealed, completedAs: again?.id ?? null });
    }
  }
  const overlay = target.kind === 'annotation' ? await db.overlay.get(target.id) : undefined;
  if (overlay?.entryId !== entry.id) return;
  if (!again) await db.overlay.delete(overlay.id);
  else if (now.type === 'annotation.put')
    await db.overlay.put({ ...overlay, annotation: now.payload, entryId: again.id });
  else await db.overlay.put({ ...overlay, entryId: again.id });
}
