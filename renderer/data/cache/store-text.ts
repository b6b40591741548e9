import type { DocumentText } from '../../../shared/model/document-text.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { keepWords } from '../kept-words.ts';
import { bytesKey } from './bytes-key.ts';
import type { CacheContext } from './cache-context.ts';
import { refusingStorageFailures } from './storage-failure.ts';

/** Keeps the client's words of a document that is here. One that has left meanwhile is no failure. */
export async function storeText(
  { db, blind, feed }: CacheContext,
  { documentId, version, pages }: { documentId: string; version: number; pages: DocumentText },
): Promise<Result<void, 'storage'>> {
  const record = feed.get('document', documentId)?.columns.record;
  if (!record || record.version !== version) return ok(undefined);
  return await refusingStorageFailures(async () => ok(await keepWords(db, bytesKey(blind, record), record, pages)));
}
