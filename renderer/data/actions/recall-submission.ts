import type { CaseId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { refuse, ok, type Result } from '../../../shared/result.ts';
import { settledItem } from '../cache/work-items.ts';
import type { OutboxRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { keepActs } from './keep-acts.ts';
import { renewDraft } from './renew-draft.ts';
import { setAside } from './set-aside.ts';

/**
 * Takes a submission back that has not left this machine: it is kept, and not sent; its answers are the draft again.
 * Refused as soon as it is on its way: then the client may have it, and only a reviewer can return it.
 *
 * @param why in words, for whoever looks at the old submission later
 */
export async function recallSubmission(store: Store, caseId: CaseId, why: string): Promise<Result<void, 'on-its-way'>> {
  const { db } = store;
  const items = await db.transaction(
    'rw',
    [db.outbox, db.drafts, db.reviewDrafts],
    async (): Promise<JournalItem[]> => {
      const entry = await lastSubmission(store, caseId);
      if (entry?.state !== 'waiting') return [];
      const aside = await setAside(store, entry, why);
      const draft = await db.drafts.get(caseId);
      if (draft?.submittedAs === entry.id) await db.drafts.put({ ...draft, submittedAs: null });
      return [settledItem(aside), ...(await renewDraft(store, entry.mutation.act))];
    },
  );
  if (items.length === 0) return refuse('on-its-way', 'The submission has left this machine.');
  await keepActs(store, items);
  return ok(undefined);
}

async function lastSubmission({ db }: Store, caseId: CaseId): Promise<OutboxRow | undefined> {
  const entries = await db.outbox.where('caseId').equals(caseId).toArray();
  const submissions = entries.filter(({ mutation }) => mutation.act.type === 'judgment.submit');
  return submissions.toSorted((a, b) => a.seq - b.seq).at(-1);
}
