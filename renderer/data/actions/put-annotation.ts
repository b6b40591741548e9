import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';

/** Adds or changes an annotation, with its outbox entry. */
export async function putAnnotation(store: Store, annotation: Annotation): Promise<void> {
  const { db, feed } = store;
  await db.transaction('rw', db.overlay, db.outbox, db.meta, async () => {
    const before = await db.overlay.get(annotation.id);
    const entry = await appendMutation(store, {
      caseId: annotation.caseId,
      act: { type: 'annotation.put', payload: annotation },
      target: { kind: 'annotation', id: annotation.id },
      baseVersion: before?.acceptedVersion ?? feed.versionOf('annotation', annotation.id),
    });
    const { id, caseId } = annotation;
    await db.overlay.put({ id, caseId, annotation, entryId: entry.id, acceptedVersion: null });
  });
  store.nudgeSync();
}
