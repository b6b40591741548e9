import type { CaseId } from '../../../shared/model/ids.ts';
import { layAnnotations } from '../derive/lay-annotations.ts';
import type { Store } from '../store.ts';
import type { AnnotationView } from '../views.ts';
import { useStoreQuery } from './use-store-query.ts';

/** The case's annotations, the server's with this person's unsent changes laid over, oldest first. */
export function useAnnotations(caseId: CaseId): readonly AnnotationView[] | undefined {
  return useStoreQuery(readAnnotations, caseId);
}

export async function readAnnotations({ db, feed, packs }: Store, caseId: string): Promise<AnnotationView[]> {
  const served = await packs.readAll(feed.generation, feed.ofCase(caseId, 'annotation'));
  const overlay = await db.overlay.where('caseId').equals(caseId).toArray();
  return layAnnotations(
    served.map(({ value }) => value),
    overlay,
  );
}
