import { useEffect, useState } from 'react';
import type { DocumentRecord } from '../../shared/model/document.ts';
import type { DocumentBytes } from '../data/document-bytes.ts';
import { SNIFF_LENGTH, sniffKind, type ViewKind } from './sniff-kind.ts';

/** Gives the bytes of a document, or null when they are not here or not verified. */
export type OpenBytes = (document: DocumentRecord) => Promise<DocumentBytes | null>;

export type OpenedDocument =
  | { readonly state: 'opening' }
  | { readonly state: 'not-here' }
  | { readonly state: 'open'; readonly bytes: DocumentBytes; readonly kind: ViewKind };

/**
 * Opens a document's bytes and tells what they are.
 *
 * @param turn changes to open it again
 * @throws while rendering, when the bytes could not be read
 */
export function useOpenedDocument(record: DocumentRecord, openBytes: OpenBytes, turn: string): OpenedDocument {
  const [opened, setOpened] = useState<{ key: string; result: OpenedDocument | Error } | null>(null);
  const key = `${record.id}@${record.version}#${turn}`;

  // Reads the store, which is outside React.
  useEffect(() => {
    let isCurrent = true;
    const open = async (): Promise<OpenedDocument> => {
      const bytes = await openBytes(record);
      if (!bytes) return { state: 'not-here' };
      const head = await bytes.read(0, Math.min(SNIFF_LENGTH, bytes.length));
      return { state: 'open', bytes, kind: sniffKind(head, record.mediaType, record.name) };
    };
    open().then(
      result => {
        if (isCurrent) setOpened({ key, result });
      },
      (cause: unknown) => {
        if (isCurrent) setOpened({ key, result: new Error('document could not be opened', { cause }) });
      },
    );
    return () => {
      isCurrent = false;
    };
    // The key names the document and its version; a new object for the same one must not open it again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, openBytes]);

  if (opened?.key !== key) return { state: 'opening' };
  if (opened.result instanceof Error) throw opened.result;
  return opened.result;
}
