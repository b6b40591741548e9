import { type AnnotationId, SubmissionId } from '../../../shared/model/ids.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Judgment, Submission } from '../../../shared/model/judgment.ts';
import { ownJudgment } from '../derive/own-judgment.ts';
import { readAnnotations } from '../queries/use-annotations.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { actItem } from '../cache/work-items.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';
import { keepActs, type Saved } from './keep-acts.ts';
import { sealedAt } from './saved-at.ts';

/** Seals the judgment with the annotations that it cites, into the outbox. Saved here first; sent when the line is there. */
export async function submitJudgment(store: Store, judgment: Judgment): Promise<Saved> {
  const { db, feed, me } = store;
  const { caseId } = judgment;
  const tables = [db.drafts, db.outbox, db.meta, db.overlay, db.packs, db.bytes];
  const sealed = await db.transaction('rw', tables, async () => {
    const file = await readCaseFile(store, caseId);
    if (!file) throw new Error(`The case ${caseId} is not here`);
    const { as } = file.record.assignment;
    const earlier = file.submissions.filter(one => one.userId === me.id);
    const annotations = await readAnnotations(store, caseId);
    const draft = await db.drafts.get(caseId);
    const at = sealedAt(store.nowIso(), draft);
    const submission: Submission = {
      id: SubmissionId.parse(store.newId()),
      caseId,
      userId: me.id,
      as: as === 'second' ? 'second' : 'analyst',
      round: earlier.length + 1,
      submittedAt: at,
      judgment,
      annotations: cited(
        judgment,
        annotations.map(view => view.annotation),
      ),
    };
    const entry = await appendMutation(store, {
      caseId,
      act: { type: 'judgment.submit', payload: submission },
      target: { kind: 'submission', id: submission.id },
      baseVersion: 0,
      at,
    });
    await db.drafts.put({
      caseId,
      judgment,
      baseVersion: draft?.baseVersion ?? ownJudgment(feed, caseId, me.id)?.version ?? 0,
      savedAt: entry.mutation.at,
      sharedAt: draft?.sharedAt ?? null,
      submittedAs: entry.id,
    });
    return entry;
  });
  store.nudgeSync();
  return await keepActs(store, [actItem(sealed)]);
}

function cited(judgment: Judgment, annotations: readonly Annotation[]): Annotation[] {
  const ids = new Set<AnnotationId>(Object.values(judgment.evidence).flat());
  return annotations.filter(annotation => ids.has(annotation.id));
}
