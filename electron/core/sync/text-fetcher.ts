import type { DocumentRecord } from '../../../shared/model/document.ts';
import { readDocumentText } from '../api/document-text.ts';
import { word } from '../log/loggable.ts';
import type { SyncParts } from './sync-parts.ts';

/** What may consist of pictures: of everything else the document itself has the words. */
const SCANS = /^(?:image\/|application\/pdf\b)/;

export interface TextFetcher {
  /** A document is here: its words may be had as well. */
  want(document: DocumentRecord): void;
  /** The server answers again. */
  wake(): void;
}

/**
 * Brings the client's own words of scanned documents into the store, one document after the other and behind the documents
 * themselves. What cannot be had now is asked for when the server answers again; without it the window reads by itself.
 */
export function createTextFetcher({ http, cache, log, signal }: SyncParts, isOffered: boolean): TextFetcher {
  const waiting = new Map<string, DocumentRecord>();
  let isRunning = false;

  /** False: it is not worth asking for others now. */
  const fetchOne = async ({ id: documentId, version }: DocumentRecord): Promise<boolean> => {
    const answer = await readDocumentText(http, { documentId, version });
    if (!answer.ok) {
      const { code } = answer.failure;
      log.warn('document-text-not-read', { document: word(documentId), code: word(code) });
      // What the server sent makes no sense, and would make none again.
      return code === 'not-the-server' || code === 'invalid' || code === 'too-large' || code === 'forbidden';
    }
    if (answer.value === null || answer.value.length === 0) return true;
    const stored = await cache()?.['cache.storeText']({ documentId, version, pages: answer.value });
    return stored?.ok === true;
  };

  const fetchAll = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (const [key, document] of waiting) {
      if (signal.aborted || !(await fetchOne(document))) break;
      waiting.delete(key);
    }
    isRunning = false;
  };
  return {
    want(document) {
      if (!isOffered || !SCANS.test(document.mediaType)) return;
      waiting.set(`${document.id}@${document.version}`, document);
      void fetchAll();
    },
    wake: () => void fetchAll(),
  };
}
