import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Store } from '../store.ts';
import { changeAnnotations } from './change-annotations.ts';
import type { Saved } from './keep-acts.ts';

/** Removes an annotation, with its outbox entry. */
export async function removeAnnotation(store: Store, annotation: Annotation): Promise<Saved> {
  return await changeAnnotations(store, [{ annotation, isRemoved: true }]);
}
