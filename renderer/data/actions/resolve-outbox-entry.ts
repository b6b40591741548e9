import type { MutationId } from '../../../shared/model/ids.ts';
import { needsAttention } from '../../../shared/model/outbox.ts';
import type { OutboxRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';

/** What a person decided about a conflict or a refusal: send mine again over theirs (a new mutation), or set mine aside. Both are kept. */
export async function resolveOutboxEntry(
  store: Store,
  id: MutationId,
  choice: 'send-mine' | 'keep-theirs',
): Promise<void> {
  const { db } = store;
  const tables = [db.outbox, db.meta, db.overlay, db.drafts, db.reviewDrafts];
  const resolved = await db.transaction('rw', tables, async () => {
    const entry = await db.outbox.get(id);
    if (!entry || !needsAttention(entry.state)) return false;
    await db.outbox.put({ ...entry, state: 'set-aside', finished: 1, settledAt: store.nowIso() });
    const again = choice === 'send-mine' && (await isLatest(store, entry)) ? await sendAgain(store, entry) : null;
    await handOver(store, entry, again);
    return again !== null;
  });
  if (resolved) store.nudgeSync();
}

/** A mark that was changed again since has a later entry, which says all; sent after it, this one would undo it. */
async function isLatest({ db }: Store, entry: OutboxRow): Promise<boolean> {
  const { target } = entry.mutation;
  if (target.kind !== 'annotation') return true;
  return (await db.overlay.get(target.id))?.entryId === entry.id;
}

function sendAgain(store: Store, { caseId, mutation, serverVersion }: OutboxRow): Promise<OutboxRow> {
  const { act, target } = mutation;
  const baseVersion = serverVersion ?? store.feed.versionOf(target.kind, target.id);
  return appendMutation(store, { caseId, act, target, baseVersion });
}

/** What waited for the old entry now waits for the new one, or is the person's own again. */
async function handOver({ db }: Store, entry: OutboxRow, again: OutboxRow | null): Promise<void> {
  const { act, target } = entry.mutation;
  if (act.type === 'judgment.submit') {
    const draft = await db.drafts.get(act.payload.caseId);
    if (draft?.submittedAs === entry.id) await db.drafts.put({ ...draft, submittedAs: again?.id ?? null });
  }
  if (act.type === 'review.complete') {
    const draft = await db.reviewDrafts.get(act.payload.id);
    if (draft?.completedAs === entry.id) await db.reviewDrafts.put({ ...draft, completedAs: again?.id ?? null });
  }
  const overlay = target.kind === 'annotation' ? await db.overlay.get(target.id) : undefined;
  if (overlay?.entryId !== entry.id) return;
  if (again) await db.overlay.put({ ...overlay, entryId: again.id });
  else await db.overlay.delete(overlay.id);
}
