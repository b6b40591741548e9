import type { Annotation } from '../../../shared/model/annotation.ts';
import { actItem } from '../cache/work-items.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';
import { keepActs, type Saved } from './keep-acts.ts';

/** Removes an annotation, with its outbox entry. */
export async function removeAnnotation(store: Store, annotation: Annotation): Promise<Saved> {
  const { db, feed } = store;
  const { id, caseId } = annotation;
  const sealed = await db.transaction('rw', db.overlay, db.outbox, db.meta, async () => {
    const before = await db.overlay.get(id);
    const entry = await appendMutation(store, {
      caseId,
      act: { type: 'annotation.delete', payload: {} },
      target: { kind: 'annotation', id },
      baseVersion: before?.acceptedVersion ?? feed.versionOf('annotation', id),
    });
    await db.overlay.put({ id, caseId, annotation: null, entryId: entry.id, acceptedVersion: null });
    return entry;
  });
  store.nudgeSync();
  return await keepActs(store, [actItem(sealed)]);
}
