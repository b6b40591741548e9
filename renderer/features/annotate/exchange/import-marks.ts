import '../../../i18n/add-later.ts';
import { annotationsIn } from '../../../../shared/interchange/annotations-in.ts';
import { readWebAnnotations } from '../../../../shared/interchange/read-web-annotations.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { DocumentRecord } from '../../../../shared/model/document.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Store } from '../../../data/store.ts';
import type { CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import { readXfdf } from './read-xfdf.ts';
import { withPdf } from './with-pdf.ts';
import { xfdfToMarks } from './xfdf-to-marks.ts';

/** More than marks of a case are; a larger file is not read at all. */
const MOST_BYTES = 32 * 1024 * 1024;
/** More names than this nobody reads. */
const MOST_NAMED = 8;

export interface MarksIn {
  readonly annotations: readonly Annotation[];
  /** How many were not taken, and what of them a person should know; empty: nothing more. */
  readonly left: number;
  readonly leftOut: string;
}

/** The marks of a file of W3C Web Annotations or XFDF, as annotations of the case; they are kept nowhere yet. */
export async function readMarks(
  store: Store,
  caseFile: CaseFile,
  file: Pick<File, 'size' | 'text'>,
): Promise<Result<MarksIn>> {
  if (file.size > MOST_BYTES) return refuse('too-large', text('exchange.xfdf.tooLarge'));
  const content = await file.text();
  if (!content.trimStart().startsWith('<')) {
    const read = readWebAnnotations(content);
    if (!read.ok) return read;
    const { annotations, leftOut } = annotationsIn(read.value, caseFile.record.id);
    return ok({ annotations, left: leftOut.length, leftOut: '' });
  }
  const read = readXfdf(content);
  if (!read.ok) return read;
  const document = documentFor(read.value.href, caseFile);
  if (!document) return refuse('no-document', text('exchange.xfdf.noDocument', { name: read.value.href }));
  return await withPdf(store, document, async pages => {
    const tags = caseFile.process?.tags ?? [];
    const { annotations, leftOut } = await xfdfToMarks(read.value.marks, store, caseFile, document, pages, tags);
    return ok({ annotations, left: leftOut.length, leftOut: named(leftOut) });
  });
}

/** The PDF of the case that a file names, whatever folder it was in; the only one, when it names none. */
function documentFor(href: string, { documents }: CaseFile): DocumentRecord | null {
  const pdfs = documents.map(({ record }) => record).filter(isPdf);
  const name = href.split(/[/\\]/).at(-1) ?? '';
  const found = pdfs.find(record => record.name === name || record.name === href);
  return found ?? (name === '' && pdfs.length === 1 ? (pdfs[0] ?? null) : null);
}

export function isPdf({ mediaType }: Pick<DocumentRecord, 'mediaType'>): boolean {
  return mediaType === 'application/pdf';
}

/** `ink on page 1, stamp on page 2 and 3 more`; a kind is a word of the file, and no longer than a word. */
function named(leftOut: readonly { readonly kind: string; readonly page: number }[]): string {
  const list = leftOut
    .slice(0, MOST_NAMED)
    .map(({ kind, page }) => text('exchange.leftOut.one', { kind: kind.slice(0, 40), page }));
  const more = leftOut.length - list.length;
  if (more > 0) list.push(text('exchange.leftOut.more', { count: more }));
  return list.join(', ');
}
