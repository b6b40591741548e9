import { memo, useCallback } from 'react';
import { openDocumentBytes } from '../../data/document-bytes.ts';
import { useStore } from '../../data/store-context.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import { Panes, type DocumentPanesProps } from './Panes.tsx';

/** The documents of a case, out of this window's sealed store. Not drawn again because another question has the focus. */
export const DocumentPanes = memo(function DocumentPanes(props: DocumentPanesProps) {
  const store = useStore();
  const openBytes = useCallback((document: DocumentRecord) => openDocumentBytes(store, document), [store]);
  // A new case begins with its own panes and places.
  return <Panes key={props.caseFile.record.id} {...props} openBytes={openBytes} />;
});
