import { pageSelector } from '../../../../shared/anchors/area.ts';
import { describeQuote } from '../../../../shared/anchors/describe-quote.ts';
import { Annotation, noteOf, type Selector } from '../../../../shared/model/annotation.ts';
import type { DocumentRecord } from '../../../../shared/model/document.ts';
import type { Tag } from '../../../../shared/model/process.ts';
import type { Store } from '../../../data/store.ts';
import { newAnnotation, withNote } from '../new-annotation.ts';
import { newRemark } from '../talk/new-remark.ts';
import type { PdfPages } from './pdf-pages.ts';
import { boxOfQuads } from './quad.ts';
import { xmlText } from './write-xfdf.ts';
import type { XfdfMark } from './xfdf-mark.ts';

/** Marks over words. What another program underlined or struck out becomes a highlight with the same words. */
const OVER_WORDS = new Set(['highlight', 'underline', 'strikeout', 'squiggly']);
/** Marks that have a place and at most words of their own. */
const AREAS = new Set(['square', 'circle', 'polygon', 'freetext', 'text', 'caret']);

export interface XfdfIn {
  readonly annotations: readonly Annotation[];
  /** What has no form here: the element's name and its page. */
  readonly leftOut: readonly { readonly kind: string; readonly page: number }[];
}

type Maker = Pick<Store, 'me' | 'newId' | 'nowIso'>;

/**
 * The marks of an XFDF file as ours. What Meridian wrote comes back as it was, with a note that was changed elsewhere; what
 * another program wrote is taken as far as it can be, in the name of the person who takes it, its writer named in the note.
 */
export async function xfdfToMarks(
  marks: readonly XfdfMark[],
  store: Maker,
  caseFile: Parameters<typeof newAnnotation>[1],
  document: DocumentRecord,
  pages: PdfPages,
  tags: readonly Tag[],
): Promise<XfdfIn> {
  const taken = new Map<string, Annotation>();
  const leftOut: { kind: string; page: number }[] = [];
  for (const mark of marks.filter(one => !isReply(one) && !isPieceOfOwn(one, marks))) {
    const { kind, page, name } = mark;
    const selectors = () => (page >= 1 && page <= pages.count ? selectorsOf(mark, pages) : null);
    const made = ownOf(mark, caseFile.record.id) ?? anew(mark, await selectors(), { store, caseFile, document, tags });
    if (made) taken.set(name === '' ? made.id : name, made);
    else leftOut.push({ kind, page });
  }
  const replies = marks.filter(isReply);
  const answered = new Map(replies.map(({ name, inReplyTo }) => [name, inReplyTo ?? '']));
  for (const reply of replies) {
    const about = taken.get(rootOf(reply.inReplyTo ?? '', answered));
    const own = ownOf(reply, caseFile.record.id);
    const words = own || !about ? '' : said(reply, store);
    if (own) taken.set(reply.name, own);
    else if (!about || words === '') leftOut.push({ kind: 'reply', page: reply.page });
    else taken.set(reply.name, newRemark(store, about, { as: 'reply', mark: about.id }, words));
  }
  return { annotations: [...taken.values()], leftOut };
}

interface Making {
  readonly store: Maker;
  readonly caseFile: Parameters<typeof newAnnotation>[1];
  readonly document: DocumentRecord;
  readonly tags: readonly Tag[];
}

/** What another program marked, as a mark of whoever takes it in. */
function anew(mark: XfdfMark, selectors: Selector[] | null, { store, caseFile, document, tags }: Making) {
  if (!selectors) return null;
  const tag = tags.find(({ id, label }) => mark.subject !== '' && (label === mark.subject || id === mark.subject));
  return newAnnotation(store, caseFile, { document, selectors }, { tag: tag?.id, note: said(mark, store) });
}

/** Some programs let a reply answer a reply; here all of them are turns of one thread. Bounded: a file may go in circles. */
function rootOf(name: string, answered: ReadonlyMap<string, string>): string {
  let at = name;
  for (let steps = 0; steps < 100; steps++) {
    const next = answered.get(at);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function isReply({ inReplyTo, isPiece }: XfdfMark): boolean {
  return inReplyTo !== null && !isPiece;
}

function isPieceOfOwn(mark: XfdfMark, marks: readonly XfdfMark[]): boolean {
  return mark.isPiece && marks.some(({ name, own }) => name === mark.inReplyTo && own !== '');
}

/** Null: another program wrote it, or it was not left as it was. */
function ownOf({ own, contents, name, modified }: XfdfMark, caseId: string): Annotation | null {
  if (own === '') return null;
  let json: unknown;
  try {
    json = JSON.parse(own);
  } catch {
    // SyntaxError: somebody wrote into it. What the mark itself says is taken instead.
    return null;
  }
  const read = Annotation.safeParse(json);
  if (!read.success || read.data.caseId !== caseId || read.data.id !== name) return null;
  const annotation = read.data;
  if (xmlText(noteOf(annotation)) === contents) return annotation;
  return withNote(annotation, contents, modified ?? annotation.modified ?? annotation.created);
}

async function selectorsOf(mark: XfdfMark, pages: PdfPages): Promise<Selector[] | null> {
  const { kind, page, quads, rect } = mark;
  if (!OVER_WORDS.has(kind) && !AREAS.has(kind)) return null;
  const box = OVER_WORDS.has(kind) && quads.length > 0 ? boxOfQuads(quads) : rect;
  const area = await pages.areaOf(page, box);
  if (!area) return kind === 'text' ? [pageSelector({ page, area: null })] : null;
  const span = OVER_WORDS.has(kind) ? await pages.spanUnder(page, quads) : null;
  if (!span) return [pageSelector({ page, area })];
  const { text } = await pages.texts.of(page);
  return [describeQuote(text, span), pageSelector({ page, area })];
}

/** Its words, with the name of who wrote them where that is somebody else. */
function said({ contents, author }: XfdfMark, { me }: Maker): string {
  if (contents === '') return '';
  return author === '' || author === me.name ? contents : `${author}: ${contents}`;
}
