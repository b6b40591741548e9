import { buildSegment } from '../../../shared/search/build-segment.ts';
import type { Segment } from '../../../shared/search/segment.ts';
import { type DocumentPages, PAGE_BREAK } from './document-pages.ts';
import { segmentBytes, segmentOf } from './segment-bytes.ts';

/** A document of a segment, in the order in which the segment numbers them. */
export interface IndexedDocument {
  readonly id: string;
  readonly version: number;
  readonly pages: number;
  /** Pages that have no words, from 1. */
  readonly unreadable: readonly number[];
  /** Pages whose words were read from a picture, and not surely. */
  readonly unsure: readonly number[];
}

/** What the words of one case are looked up in. */
export interface CaseSegment {
  readonly documents: readonly IndexedDocument[];
  readonly segment: Segment;
}

/** A document version with its words. */
export interface ReadDocument extends DocumentPages {
  readonly id: string;
  readonly version: number;
}

export function buildCaseSegment(documents: readonly ReadDocument[]): CaseSegment {
  return {
    documents: documents.map(({ pages, ...one }) => ({ ...one, pages: pages.length })),
    segment: buildSegment(documents.map(({ pages }) => pages.join(PAGE_BREAK))),
  };
}

/** What arrays begin at multiples of. */
const WORD = 4;

/** As it is sealed and kept: how long the list of documents is, the list, the segment. */
export function caseSegmentBytes({ documents, segment }: CaseSegment): Uint8Array<ArrayBuffer> {
  const written = new TextEncoder().encode(JSON.stringify(documents));
  const index = segmentBytes(segment);
  const at = WORD + Math.ceil(written.length / WORD) * WORD;
  const bytes = new Uint8Array(at + index.length);
  new Uint32Array(bytes.buffer, 0, 1)[0] = written.length;
  bytes.set(written, WORD);
  bytes.set(index, at);
  return bytes;
}

/** Null when the bytes are of another layout. They must begin at a multiple of four in their buffer. */
export function caseSegmentOf(bytes: Uint8Array<ArrayBuffer>): CaseSegment | null {
  const [length = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 1);
  const segment = segmentOf(bytes.subarray(WORD + Math.ceil(length / WORD) * WORD));
  if (!segment) return null;
  const written = new TextDecoder().decode(bytes.subarray(WORD, WORD + length));
  return { documents: JSON.parse(written) as IndexedDocument[], segment };
}
