import { useEffect, useState } from 'react';
import type { DocumentBytes } from '../data/document-bytes.ts';

/**
 * All bytes of a document that is small enough for one buffer; null while they are read.
 *
 * @throws while rendering, when they could not be read: the pane's error boundary says so.
 */
export function useWholeBytes(bytes: DocumentBytes, maxBytes: number): Uint8Array<ArrayBuffer> | null {
  const [read, setRead] = useState<{ of: DocumentBytes; content: Uint8Array<ArrayBuffer> } | { error: Error } | null>(
    null,
  );
  const isTooLarge = bytes.length > maxBytes;

  // Reads the store, which is outside React.
  useEffect(() => {
    if (isTooLarge) return undefined;
    let isCurrent = true;
    bytes.read(0, bytes.length).then(
      content => {
        if (isCurrent) setRead({ of: bytes, content });
      },
      (cause: unknown) => {
        if (isCurrent) setRead({ error: new Error('document bytes could not be read', { cause }) });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [bytes, isTooLarge]);

  if (read && 'error' in read) throw read.error;
  return read?.of === bytes ? read.content : null;
}
