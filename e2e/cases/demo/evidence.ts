import { createHash } from 'node:crypto';
import { cellSelector, imageSelector, pageSelector, type Rect } from '../../../shared/anchors/area.ts';
import { uuidV7 } from '../../../shared/uuid-v7.ts';
import { describeQuote } from '../../../shared/anchors/describe-quote.ts';
import type { Selector } from '../../../shared/model/annotation.ts';
import type { BundleHistory } from '../bundle.ts';
import { A4 } from './pdf/paper.ts';

type BundleAnnotation = BundleHistory['annotations'][number];

/** A document of a case as evidence sees it: its text by page, or none for a picture. */
export interface Source {
  readonly id: string;
  readonly pages: readonly string[];
  /** Plain text, as the viewer has it too: positions count. */
  readonly isPlain: boolean;
  readonly hasPages: boolean;
  /** A picture inside a PDF: areas are in points of its one page, and not in percent. */
  readonly isScanPdf: boolean;
}

/** What a person marked, and the answers that rest on it. */
export interface Mark {
  readonly source: Source;
  /** The place: words as they stand in the document, a row of a laboratory file by its code, or an area of a scan in percent. */
  readonly at: { readonly words: string } | { readonly test: string } | { readonly area: Rect };
  readonly tag?: string;
  readonly note?: string;
  /** Pointers of the answers that cite it. */
  readonly for: readonly string[];
}

/** A UUID v7 that depends on its name alone, so that every making of the bundle has the same ids. */
export function fixedUuid(name: string): string {
  const hash = createHash('sha256').update(name).digest();
  return uuidV7(Date.UTC(2026, 9, 1) + hash.readUInt32BE(0), hash.subarray(4, 14));
}

/** Annotations and the evidence that ties them to answers. Throws when a quote is not in its document. */
export function markUp(
  author: { id: string; name: string },
  created: string,
  marks: readonly Mark[],
): { annotations: BundleAnnotation[]; evidence: Record<string, string[]> } {
  const evidence: Record<string, string[]> = {};
  const annotations = marks.map((mark, index) => {
    const id = `urn:uuid:${fixedUuid(`${author.id} ${mark.source.id} ${index} ${JSON.stringify(mark.at)}`)}`;
    for (const pointer of mark.for) evidence[pointer] = [...(evidence[pointer] ?? []), id];
    return {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id,
      type: 'Annotation',
      motivation: mark.tag ? 'tagging' : mark.note ? 'commenting' : 'highlighting',
      creator: { type: 'Person', id: author.id, name: author.name },
      created,
      body: [
        ...(mark.tag ? [{ type: 'TextualBody', purpose: 'tagging', value: mark.tag }] : []),
        ...(mark.note ? [{ type: 'TextualBody', purpose: 'commenting', value: mark.note }] : []),
      ],
      target: { source: `urn:meridian:document:${mark.source.id}:v1`, selector: selectorsOf(mark) },
    } as BundleAnnotation;
  });
  return { annotations, evidence };
}

function selectorsOf({ source, at }: Mark): Selector[] {
  if ('words' in at) return wordsIn(source, at.words);
  if ('test' in at) return resultOf(source, at.test);
  if (!source.isScanPdf) return [imageSelector(at.area)];
  const { left, top, width, height } = at.area;
  const [x, y] = [A4.width / 100, A4.height / 100];
  return [pageSelector({ page: 1, area: { left: left * x, top: top * y, width: width * x, height: height * y } })];
}

function wordsIn(source: Source, words: string): Selector[] {
  const escaped = words.split(/\s+/).map(word => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(escaped.join('\\s+'));
  for (const [index, text] of source.pages.entries()) {
    const found = pattern.exec(text);
    if (!found) continue;
    const span = { start: found.index, end: found.index + found[0].length };
    const { refinedBy, ...quote } = describeQuote(text, span);
    // Positions count in the text as the viewer reads it, which only plain text has in common with the maker.
    if (source.isPlain) return [{ ...quote, ...(refinedBy && { refinedBy }) }];
    return source.hasPages ? [quote, pageSelector({ page: index + 1, area: null })] : [quote];
  }
  throw new Error(`"${words}" is not in ${source.id}`);
}

/** The result cell of a test in a laboratory file: its quote in the file's text and its place in the table (RFC 7111). */
function resultOf(source: Source, test: string): Selector[] {
  const text = source.pages[0] ?? '';
  const lines = text.split('\r\n');
  const row = lines.findIndex(line => line.split(',')[2] === test);
  const cells = lines[row]?.split(',') ?? [];
  const result = cells[4];
  if (result === undefined) throw new Error(`No test ${test} in ${source.id}`);
  const lineStart = lines.slice(0, row).reduce((sum, line) => sum + line.length + 2, 0);
  const start = lineStart + cells.slice(0, 4).join(',').length + 1;
  return [describeQuote(text, { start, end: start + result.length }), cellSelector(row + 1, 5)];
}
