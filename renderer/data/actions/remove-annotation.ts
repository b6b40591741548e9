import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';

/** Removes an annotation, with its outbox entry. */
export async function removeAnnotation(store: Store, annotation: Annotation): Promise<void> {
  const { db, feed } = store;
  const { id, caseId } = annotation;
  await db.transaction('rw', db.overlay, db.outbox, db.meta, async () => {
    const before = await db.overlay.get(id);
    const entry = await appendMutation(store, {
      caseId,
      act: { type: 'annotation.delete', payload: {} },
      target: { kind: 'annotation', id },
      baseVersion: before?.acceptedVersion ?? feed.versionOf('annotation', id),
    });
    await db.overlay.put({ id, caseId, annotation: null, entryId: entry.id, acceptedVersion: null });
  });
  store.nudgeSync();
}
