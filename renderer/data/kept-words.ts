import type { DocumentRecord } from '../../shared/model/document.ts';
import type { PageWords } from '../../shared/model/document-text.ts';
import type { MeridianDb } from './db.ts';

/** The words over the pictures of a document's pages: the client's, or what this machine read. Sealed like its bytes. */
export interface KeptWords {
  read(): Promise<readonly PageWords[]>;
  /** Never waited for by a person: what is not kept is read again. */
  keep(words: PageWords): Promise<void>;
}

/** @param bytesKey of the document version */
export function keptWords(db: MeridianDb, bytesKey: string, document: DocumentRecord): KeptWords {
  return {
    async read() {
      const rows = await db.words.where('key').startsWith(`${bytesKey}/`).toArray();
      return rows.map(({ words }) => words);
    },
    keep: words => keepWords(db, bytesKey, document, [words]),
  };
}

/**
 * Keeps words of pages as long as the document itself. The client's are never replaced by what a machine read. What was
 * made for searching is made again, with these.
 */
export async function keepWords(
  db: MeridianDb,
  bytesKey: string,
  { caseId }: Pick<DocumentRecord, 'caseId'>,
  pages: readonly PageWords[],
): Promise<void> {
  await db.transaction('rw', db.bytes, db.words, db.texts, async () => {
    // A case that was purged while its page was being read has no key any more: nothing of it may come back.
    if (!(await db.bytes.get(bytesKey))) return;
    const keys = pages.map(({ page }) => `${bytesKey}/${page}`);
    const here = await db.words.bulkGet(keys);
    const rows = pages.flatMap((words, i) => {
      const isBetter = here[i]?.words.readBy !== 'client' || words.readBy === 'client';
      return isBetter ? [{ key: `${bytesKey}/${words.page}`, caseId, words }] : [];
    });
    await db.words.bulkPut(rows);
    await db.texts.delete(bytesKey);
  });
}
