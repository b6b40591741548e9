import { useCallback, useMemo, useState } from 'react';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { DocumentFamily, DocumentPart } from '../document-view.ts';
import type { OpenBytes } from '../use-opened-document.ts';
import { memoryBytes } from './memory-bytes.ts';

/** The other documents of the case, and how one of them is opened. */
export interface CaseFamily {
  readonly documents: readonly DocumentRecord[];
  readonly onOpen: (documentId: string) => void;
}

/** A part that has been opened, as a document. */
export interface OpenedPart {
  readonly record: DocumentRecord;
  readonly openBytes: OpenBytes;
}

/** Attachments in attachments, opened one out of the other. */
const MAX_DEPTH = 20;

/**
 * The parts of a document that a person has opened, the innermost last. They are looked at and searched; a mark belongs
 * to a document that the client knows, so they are not marked.
 */
export function useParts(record: DocumentRecord, family: CaseFamily | undefined) {
  const [parts, setParts] = useState<readonly OpenedPart[]>([]);
  const onOpenPart = useCallback(
    (part: DocumentPart) =>
      setParts(before => (before.length >= MAX_DEPTH ? before : [...before, asDocument(record, part, before.length)])),
    [record],
  );
  const shown = parts.at(-1) ?? null;
  const parted = useMemo<DocumentFamily>(
    () => ({
      members:
        parts.length > 0
          ? []
          : (family?.documents ?? []).filter(one => [one.partOf, one.renditionOf].includes(record.id)),
      onOpenMember: id => family?.onOpen(id),
      onOpenPart,
    }),
    [family, record.id, parts.length, onOpenPart],
  );
  const onBack = useCallback(() => setParts(before => before.slice(0, -1)), []);
  return { shown, family: parted, onBack, names: [record.name, ...parts.map(part => part.record.name)] };
}

function asDocument(record: DocumentRecord, part: DocumentPart, depth: number): OpenedPart {
  const bytes = memoryBytes(part.bytes);
  const { name, mediaType } = part;
  const { caseId, version } = record;
  // Its hash is nobody's promise: it is left out wherever it would be shown.
  const id = `${record.id}/${depth}/${name}` as DocumentRecord['id'];
  return {
    record: { id, version, caseId, name, mediaType, bytes: part.bytes.length, sha256: '' },
    openBytes: () => Promise.resolve(bytes),
  };
}
