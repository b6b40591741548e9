import type { Annotation } from '../../../shared/model/annotation.ts';
import { actItem } from '../cache/work-items.ts';
import type { OutboxRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';
import { keepActs, type Saved } from './keep-acts.ts';

/** What is to become of one annotation. */
export interface AnnotationChange {
  readonly annotation: Annotation;
  readonly isRemoved: boolean;
}

/** Changes annotations, each with its outbox entry: all of them, or none. */
export async function changeAnnotations(store: Store, changes: readonly AnnotationChange[]): Promise<Saved> {
  const { db } = store;
  const sealed = await db.transaction('rw', db.overlay, db.outbox, db.meta, async () => {
    const entries: OutboxRow[] = [];
    for (const change of changes) entries.push(await changeOne(store, change));
    return entries;
  });
  store.nudgeSync();
  return await keepActs(store, sealed.map(actItem));
}

async function changeOne(store: Store, { annotation, isRemoved }: AnnotationChange): Promise<OutboxRow> {
  const { db, feed } = store;
  const { id, caseId } = annotation;
  const before = await db.overlay.get(id);
  const entry = await appendMutation(store, {
    caseId,
    act: isRemoved ? { type: 'annotation.delete', payload: {} } : { type: 'annotation.put', payload: annotation },
    target: { kind: 'annotation', id },
    baseVersion: before?.acceptedVersion ?? feed.versionOf('annotation', id),
  });
  const row = { id, caseId, annotation: isRemoved ? null : annotation, entryId: entry.id, acceptedVersion: null };
  await db.overlay.put(row);
  return entry;
}
