import type { MeridianDb } from '../db.ts';
import type { Head } from '../feed/heads.ts';
import type { CacheContext } from './cache-context.ts';
import { dropBytes } from './drop.ts';
import type { Removal } from './plan-removal.ts';
import type { FindHead } from './reoffer-lost.ts';
import type { Route } from './route-page.ts';

type DocumentHead = Head<'document'>;

/**
 * Documents whose bytes here are of no use any more: they went, or another server gave the same version other bytes. A
 * version that the other server has not come to yet will be another one when it does.
 */
export function staleDocuments(
  { feed }: CacheContext,
  route: Route,
  removal: Removal,
  find: FindHead,
): { went: DocumentHead[]; changed: DocumentHead[] } {
  if (!route.isVisible) return { went: [], changed: [] };
  if (!route.swap) {
    const went = removal.gone.flatMap(one => (one.kind === 'document' ? (feed.get('document', one.id) ?? []) : []));
    return { went, changed: [] };
  }
  const before = [...feed.all()].filter(head => head.kind === 'document');
  return {
    went: before.filter(head => !find('document', head.id)),
    changed: before.filter(head => {
      const now = find('document', head.id)?.columns;
      const { bytesKey, record } = head.columns;
      if (now === undefined) return false;
      const isOther = now.bytesKey === bytesKey && now.record.sha256 !== record.sha256;
      return isOther || now.record.version < record.version;
    }),
  };
}

/** Inside the transaction of a page. */
export async function dropStale(db: MeridianDb, { went, changed }: ReturnType<typeof staleDocuments>): Promise<void> {
  for (const { columns } of changed) {
    await dropBytes(db, columns.bytesKey);
    // They were the words of other bytes.
    await db.texts.delete(columns.bytesKey);
  }
  const ids = new Set<string>(went.map(head => head.id));
  for (const caseId of new Set(went.map(head => head.columns.record.caseId))) {
    const rows = await db.bytes.where('caseId').equals(caseId).toArray();
    for (const row of rows) if (ids.has(row.documentId)) await dropBytes(db, row.key);
  }
}
