import { parsePageFragment } from '../../../../shared/anchors/area.ts';
import { type Annotation, fragmentOf, noteOf, tagOf } from '../../../../shared/model/annotation.ts';
import type { Tag } from '../../../../shared/model/process.ts';
import { toneOf } from '../../../viewer/marks/mark-tone.ts';
import { placeInPdf } from '../../../viewer/pdf/place-in-pdf.ts';
import type { PdfPages } from './pdf-pages.ts';
import { type Box, boxOfQuads, type Quad } from './quad.ts';
import type { XfdfMark } from './xfdf-mark.ts';

/** The six tones of marks as they look over black words on white paper. */
const PAPER_TONES = ['#FFD84D', '#8CCBFF', '#93DB9B', '#BFAEFF', '#FFB48A', '#FFA6CE'] as const;
/** The size of a note's sign on the page, in points. */
const NOTE_SIDE = 20;

/** A mark at its place in a PDF; its later pieces stand on the pages after. */
export interface PlacedMark {
  readonly annotation: Annotation;
  readonly color: string;
  readonly tag: string;
  readonly note: string;
  readonly kind: 'highlight' | 'square' | 'text';
  readonly pieces: readonly { readonly page: number; readonly quads: readonly Quad[]; readonly rect: Box }[];
  /** Its words were found in the document. */
  readonly isPlaced: boolean;
}

/** Finds each mark in the PDF. One whose words are not there any more stands as a note on the page that it names. */
export async function placeMarks(
  annotations: readonly Annotation[],
  pages: PdfPages,
  tags: readonly Tag[],
): Promise<readonly PlacedMark[]> {
  const placed: PlacedMark[] = [];
  for (const annotation of annotations) placed.push(await placeMark(annotation, pages, tags));
  return placed;
}

async function placeMark(annotation: Annotation, pages: PdfPages, tags: readonly Tag[]): Promise<PlacedMark> {
  const tagId = tagOf(annotation);
  const tag = tags.find(({ id }) => id === tagId);
  const said = {
    annotation,
    color: PAPER_TONES[toneOf(tag, tags)],
    tag: tag?.label ?? tagId ?? '',
    note: noteOf(annotation),
  };
  const selectors = annotation.target.selector;
  const plain = { id: annotation.id, selectors, label: '', tone: 0, note: '', author: '', isSelected: false } as const;
  const place = await placeInPdf(plain, pages.texts);
  const pieces = [];
  for (const { page, start, end } of place?.segments ?? []) {
    const quads = await pages.quadsOf(page, { start, end });
    if (quads.length > 0) pieces.push({ page, quads, rect: boxOfQuads(quads) });
  }
  if (pieces.length > 0) return { ...said, kind: 'highlight', pieces, isPlaced: true };
  const named = parsePageFragment(fragmentOf(annotation)?.value ?? '');
  const page = Math.min(pages.count, place?.page ?? named?.page ?? 1);
  // Words of a scan have no place of their own in the file: the box around them was kept with the mark.
  const area = place?.area ?? (place ? (named?.area ?? null) : null);
  if (area) {
    const rect = await pages.boxOf(page, area);
    return { ...said, kind: 'square', pieces: [{ page, quads: [], rect }], isPlaced: true };
  }
  const corner = await pages.boxOf(page, { left: NOTE_SIDE, top: NOTE_SIDE, width: NOTE_SIDE, height: NOTE_SIDE });
  return { ...said, kind: 'text', pieces: [{ page, quads: [], rect: corner }], isPlaced: place !== null };
}

/** Marks as XFDF has them, one for each page that a mark stands on, and what is said about them as replies. */
export function marksToXfdf(placed: readonly PlacedMark[], remarks: readonly Annotation[]): readonly XfdfMark[] {
  return placed.flatMap(({ annotation, color, tag, note, kind, pieces }) => {
    const [first] = pieces;
    const about = remarks.filter(remark => remark.about?.mark === annotation.id);
    const marks = pieces.map(({ page, quads, rect }, i) => ({
      ...provenance(annotation),
      kind,
      name: i === 0 ? annotation.id : `${annotation.id}#${i + 1}`,
      page,
      rect,
      quads,
      contents: i === 0 ? note : '',
      subject: tag,
      inReplyTo: i === 0 ? null : annotation.id,
      isPiece: i > 0,
      color,
      own: i === 0 ? JSON.stringify(annotation) : '',
    }));
    const replies = about.map(remark => ({
      ...provenance(remark),
      kind: 'text',
      name: remark.id,
      page: first?.page ?? 1,
      rect: first?.rect ?? { left: 0, bottom: 0, right: NOTE_SIDE, top: NOTE_SIDE },
      quads: [],
      contents: noteOf(remark),
      subject: '',
      inReplyTo: annotation.id,
      isPiece: false,
      color,
      own: JSON.stringify(remark),
    }));
    return [...marks, ...replies];
  });
}

function provenance({ creator, created, modified }: Annotation): Pick<XfdfMark, 'author' | 'created' | 'modified'> {
  return { author: creator.name ?? '', created, modified: modified ?? created };
}
