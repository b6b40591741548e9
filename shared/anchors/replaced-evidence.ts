import { type Annotation, parseDocumentSource } from '../model/annotation.ts';
import type { DocumentRecord } from '../model/document.ts';

/** A cited mark whose document was replaced, with the answers that rest on it. */
export interface ReplacedMark {
  readonly annotation: Annotation;
  /** What took the place of its document: another document, or a later version of the same one. */
  readonly successor: DocumentRecord;
  /** In the order of the evidence. */
  readonly pointers: readonly string[];
}

/** The marks that answers rest on and whose documents were replaced, in the order in which they are cited. */
export function replacedEvidence(
  evidence: Readonly<Record<string, readonly string[]>>,
  annotations: readonly Annotation[],
  documents: readonly DocumentRecord[],
): readonly ReplacedMark[] {
  const marks = new Map<string, Annotation>(annotations.map(annotation => [annotation.id, annotation]));
  const pointersOf = new Map<string, string[]>();
  for (const [pointer, ids] of Object.entries(evidence)) {
    for (const id of ids) pointersOf.set(id, [...(pointersOf.get(id) ?? []), pointer]);
  }
  return [...pointersOf].flatMap(([id, pointers]) => {
    const annotation = marks.get(id);
    const successor = annotation && successorOf(annotation.target.source, documents);
    return successor ? [{ annotation, successor, pointers }] : [];
  });
}

/** The newest document in the place of the one that a source names. Null: that one still stands, or is not known. */
export function successorOf(source: string, documents: readonly DocumentRecord[]): DocumentRecord | null {
  const named = parseDocumentSource(source);
  if (!named) return null;
  let last = documents.find(({ id, version }) => id === named.documentId && version > named.version) ?? null;
  const seen = new Set<string>([named.documentId]);
  for (let id: string = named.documentId; ; ) {
    // Two that supersede each other are the client's mistake, and no reason to go round for ever.
    const next = documents.findLast(one => one.supersedes === id && !seen.has(one.id));
    if (!next) return last;
    seen.add(next.id);
    last = next;
    id = next.id;
  }
}
