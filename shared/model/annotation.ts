import * as z from 'zod';
import { About } from './about.ts';
import { AnnotationId, CaseId, DocumentId, Instant, PersonId } from './ids.ts';

/** W3C Web Annotation, TextQuoteSelector (§4.2.4), refined by where it was (§4.2.5). Offsets count UTF-16 code units. */
export const TextQuoteSelector = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  refinedBy: z
    .object({
      type: z.literal('TextPositionSelector'),
      start: z.number().int().min(0),
      end: z.number().int().min(0),
    })
    .optional(),
});
export type TextQuoteSelector = z.infer<typeof TextQuoteSelector>;

/**
 * A page or an area of it: `page=3` or `page=3&viewrect=left,top,width,height` (RFC 8118) for PDF, in PDF points
 * from the top left of the page; `xywh=percent:x,y,w,h` (W3C media fragments) for images.
 */
export const FragmentSelector = z.object({
  type: z.literal('FragmentSelector'),
  conformsTo: z.string().optional(),
  value: z.string(),
});
export type FragmentSelector = z.infer<typeof FragmentSelector>;

export const Selector = z.discriminatedUnion('type', [TextQuoteSelector, FragmentSelector]);
export type Selector = z.infer<typeof Selector>;

/** One body of an annotation: the person's note (purpose commenting) or the tag's id (purpose tagging). */
export const AnnotationBody = z.object({
  type: z.literal('TextualBody'),
  purpose: z.enum(['commenting', 'tagging']),
  value: z.string(),
});
export type AnnotationBody = z.infer<typeof AnnotationBody>;

/**
 * A W3C Web Annotation on a document of a case, kept and sent as JSON-LD. The target is one place: a text quote,
 * an area, or both (a quote and the page that it was on), or the whole document.
 */
export const Annotation = z.object({
  '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
  id: AnnotationId,
  type: z.literal('Annotation'),
  caseId: CaseId,
  motivation: z.enum(['highlighting', 'commenting', 'tagging', 'classifying', 'replying', 'linking']),
  creator: z.object({ type: z.enum(['Person', 'Software']), id: PersonId.optional(), name: z.string().optional() }),
  created: Instant,
  modified: Instant.optional(),
  body: z.array(AnnotationBody),
  /** Without a selector: the document as a whole. */
  target: z.object({ source: z.string(), selector: z.array(Selector) }),
  /** Set when it speaks about another annotation, and is no mark itself (`about.ts`). */
  about: About.optional(),
});
export type Annotation = z.infer<typeof Annotation>;

/** `urn:meridian:document:{id}:v{version}` (contract, Annotation). */
export function documentSource(document: { id: string; version: number }): string {
  return `urn:meridian:document:${document.id}:v${document.version}`;
}

/** The document and version that an annotation's source names, or null when it is not one of ours. */
export function parseDocumentSource(source: string): { documentId: DocumentId; version: number } | null {
  const match = /^urn:meridian:document:([A-Za-z0-9._:-]{1,128}):v(\d+)$/.exec(source);
  if (!match) return null;
  return { documentId: DocumentId.parse(match[1]), version: Number(match[2]) };
}

export function noteOf(annotation: Annotation): string {
  return annotation.body.find(body => body.purpose === 'commenting')?.value ?? '';
}

/** The client's tag. What Meridian itself says in a tagging body (`searched.ts`) is none. */
export function tagOf(annotation: Annotation): string | undefined {
  return annotation.body.find(({ purpose, value }) => purpose === 'tagging' && !value.startsWith('urn:meridian:'))
    ?.value;
}

export function quoteOf(annotation: Pick<Annotation, 'target'>): TextQuoteSelector | undefined {
  return annotation.target.selector.find(selector => selector.type === 'TextQuoteSelector');
}

export function fragmentOf(annotation: Pick<Annotation, 'target'>): FragmentSelector | undefined {
  return annotation.target.selector.find(selector => selector.type === 'FragmentSelector');
}
