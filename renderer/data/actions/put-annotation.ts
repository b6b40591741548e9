import type { Annotation } from '../../../shared/model/annotation.ts';
import { actItem } from '../cache/work-items.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';
import { keepActs, type Saved } from './keep-acts.ts';

/** Adds or changes an annotation, with its outbox entry. */
export async function putAnnotation(store: Store, annotation: Annotation): Promise<Saved> {
  const { db, feed } = store;
  const sealed = await db.transaction('rw', db.overlay, db.outbox, db.meta, async () => {
    const before = await db.overlay.get(annotation.id);
    const entry = await appendMutation(store, {
      caseId: annotation.caseId,
      act: { type: 'annotation.put', payload: annotation },
      target: { kind: 'annotation', id: annotation.id },
      baseVersion: before?.acceptedVersion ?? feed.versionOf('annotation', annotation.id),
    });
    const { id, caseId } = annotation;
    await db.overlay.put({ id, caseId, annotation, entryId: entry.id, acceptedVersion: null });
    return entry;
  });
  store.nudgeSync();
  return await keepActs(store, [actItem(sealed)]);
}
