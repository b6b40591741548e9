import { DocumentRecord } from '../../../shared/model/document.ts';
import type { DocumentWanted } from '../../../shared/rpc/cache-page.ts';

/** A document of a case of its own, of which nothing is here. */
export function aWantedDocument(id: string, bytes = 100): DocumentWanted {
  const document = DocumentRecord.parse({
    id,
    version: 1,
    caseId: `c-of-${id}`,
    name: `${id}.pdf`,
    mediaType: 'application/pdf',
    bytes,
    sha256: '0'.repeat(64),
  });
  return { document, offset: 0, etag: null };
}
