import type { CaseId } from '../../../shared/model/ids.ts';
import { layAnnotations } from '../derive/lay-annotations.ts';
import type { Store } from '../store.ts';
import type { AnnotationView } from '../views.ts';
import { useStoreQuery } from './use-store-query.ts';

/** The marks of a case, the server's with this person's unsent changes laid over, oldest first. */
export function useAnnotations(caseId: CaseId): readonly AnnotationView[] | undefined {
  return useStoreQuery(readAnnotations, caseId);
}

/** What is said about marks of a case: turns of their threads and links between them, in the same way. */
export function useRemarks(caseId: CaseId): readonly AnnotationView[] | undefined {
  return useStoreQuery(readRemarks, caseId);
}

export async function readAnnotations(store: Store, caseId: string): Promise<AnnotationView[]> {
  return (await readAll(store, caseId)).filter(({ annotation }) => !annotation.about);
}

async function readRemarks(store: Store, caseId: string): Promise<AnnotationView[]> {
  return (await readAll(store, caseId)).filter(({ annotation }) => annotation.about);
}

async function readAll({ db, feed, packs }: Store, caseId: string): Promise<AnnotationView[]> {
  const served = await packs.readAll(feed.generation, feed.ofCase(caseId, 'annotation'));
  const overlay = await db.overlay.where('caseId').equals(caseId).toArray();
  return layAnnotations(
    served.map(({ value }) => value),
    overlay,
  );
}
