import '../../../i18n/add-later.ts';
import { writeWebAnnotations } from '../../../../shared/interchange/write-web-annotations.ts';
import { type Annotation, parseDocumentSource } from '../../../../shared/model/annotation.ts';
import type { DocumentRecord } from '../../../../shared/model/document.ts';
import type { MarksFormat } from '../../../../shared/model/export-rules.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Store } from '../../../data/store.ts';
import type { CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import { marksToXfdf, placeMarks } from './marks-to-xfdf.ts';
import { withPdf } from './with-pdf.ts';
import { writeXfdf } from './write-xfdf.ts';

/** Beyond this the copy of a document is more than a window should hold twice. */
const MOST_BYTES = 200 * 1024 * 1024;

/** What is to leave. A document, for the formats of one. */
export type Wanted =
  | { readonly format: 'web-annotation' }
  | { readonly format: Exclude<MarksFormat, 'web-annotation'>; readonly document: DocumentRecord };

export interface MarksFile {
  readonly suggestedName: string;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly count: number;
  /** Marks whose words are not in the document any more. */
  readonly unplaced: number;
}

interface Marks {
  readonly annotations: readonly Annotation[];
  /** What is said about them. */
  readonly remarks: readonly Annotation[];
}

/** The marks of a case, or of one of its PDFs, as a file. Its refusals are sentences for the person. */
export async function exportMarks(
  store: Store,
  caseFile: CaseFile,
  { annotations, remarks }: Marks,
  wanted: Wanted,
): Promise<Result<MarksFile, 'not-here' | 'not-opened' | 'not-written'>> {
  const { reference } = caseFile.record;
  if (wanted.format === 'web-annotation') {
    const label = text('exchange.label', { reference });
    const written = writeWebAnnotations(`urn:uuid:${store.newId()}`, label, [...annotations, ...remarks]);
    const suggestedName = text('exchange.fileName.all', { reference });
    return ok({ suggestedName, content: bytesOf(written), count: annotations.length, unplaced: 0 });
  }
  const { document, format } = wanted;
  const own = marksOn(document, annotations);
  const stem = document.name.replace(/\.pdf$/i, '');
  return await withPdf(store, document, async (pages, bytes) => {
    const placed = await placeMarks(own, pages, caseFile.process?.tags ?? []);
    const counts = { count: own.length, unplaced: placed.filter(({ isPlaced }) => !isPlaced).length };
    if (format === 'xfdf') {
      const written = writeXfdf({ href: document.name, marks: marksToXfdf(placed, remarks) }, document.sha256);
      const suggestedName = text('exchange.fileName.xfdf', { document: stem });
      return ok({ suggestedName, content: bytesOf(written), ...counts });
    }
    if (bytes.length > MOST_BYTES) return failed('exchange.failed.tooLarge', document);
    // The writer of PDFs is larger than a screen, and few ask for it.
    const { flattenPdf } = await import('./flatten-pdf.ts');
    const flat = await flattenPdf({ bytes: await bytes.read(0, bytes.length), placed, remarks, pages });
    if (!flat.ok) return failed(`exchange.failed.${flat.failure.code}`, document);
    const suggestedName = text('exchange.fileName.pdf', { document: stem });
    return ok({ suggestedName, content: flat.value, ...counts });
  });
}

/** Marks on any version of a document: those of an older one are looked for in this one. */
export function marksOn(document: Pick<DocumentRecord, 'id'>, annotations: readonly Annotation[]): Annotation[] {
  return annotations.filter(({ target }) => parseDocumentSource(target.source)?.documentId === document.id);
}

function failed(
  key: 'exchange.failed.tooLarge' | 'exchange.failed.encrypted' | 'exchange.failed.broken',
  document: DocumentRecord,
) {
  return refuse('not-written', text(key, { document: document.name }));
}

function bytesOf(written: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(written);
}
