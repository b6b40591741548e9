import { fragmentOf, noteOf, parseDocumentSource, quoteOf, tagOf, type Annotation } from '../model/annotation.ts';
import type { DocumentRecord } from '../model/document.ts';

/** What a chip says about a piece of evidence. */
export interface CitedPlace {
  /** The marked words in one line; empty for an area. */
  readonly quote: string;
  readonly note: string;
  readonly tagId: string | undefined;
  /** Null when the document is not in this case any more, or in another version. */
  readonly documentName: string | null;
  /** The page of a PDF, when the mark says so. */
  readonly page: number | null;
}

export function citedPlace(
  annotation: Annotation,
  documents: readonly Pick<DocumentRecord, 'id' | 'name'>[],
): CitedPlace {
  const source = parseDocumentSource(annotation.target.source);
  const document = documents.find(one => one.id === source?.documentId);
  const page = /(?:^|&)page=(\d+)/.exec(fragmentOf(annotation)?.value ?? '')?.[1];
  return {
    quote: (quoteOf(annotation)?.exact ?? '').replaceAll(/\s+/g, ' ').trim(),
    note: noteOf(annotation),
    tagId: tagOf(annotation),
    documentName: document?.name ?? null,
    page: page === undefined ? null : Number(page),
  };
}
