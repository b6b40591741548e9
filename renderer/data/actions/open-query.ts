import type { Query } from '../../../shared/model/note.ts';
import { actItem } from '../cache/work-items.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';
import { keepActs, type Saved } from './keep-acts.ts';

/** Asks the client a question about a case. Kept here first; sent when there is a line. */
export async function openQuery(store: Store, query: Query): Promise<Saved> {
  const { db } = store;
  const sealed = await db.transaction('rw', db.outbox, db.meta, () =>
    appendMutation(store, {
      caseId: query.caseId,
      act: { type: 'query.open', payload: query },
      target: { kind: 'query', id: query.id },
      baseVersion: 0,
    }),
  );
  store.nudgeSync();
  return await keepActs(store, [actItem(sealed)]);
}
