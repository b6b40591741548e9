import { useEffect, useState } from 'react';
import type { DocumentBytes } from '../../data/document-bytes.ts';
import { CONTENT_LENGTH, contentName, type ContentName } from './content-name.ts';

/** What a document is by its first bytes; null while they are read, and when they cannot be. */
export function useContentName(bytes: DocumentBytes): ContentName | null {
  const [found, setFound] = useState<{ readonly of: DocumentBytes; readonly name: ContentName } | null>(null);

  // Reads the store, which is outside React.
  useEffect(() => {
    let isCurrent = true;
    bytes.read(0, Math.min(CONTENT_LENGTH, bytes.length)).then(
      head => {
        if (isCurrent) setFound({ of: bytes, name: contentName(head) });
      },
      // Everything else about the document is known: nothing is said about this.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [bytes]);

  return found?.of === bytes ? found.name : null;
}
