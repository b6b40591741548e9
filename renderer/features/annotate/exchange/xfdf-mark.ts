import type { Box, Quad } from './quad.ts';

/** One annotation as XFDF has it (ISO 19444-1). */
export interface XfdfMark {
  /** The element: `highlight`, `square`, `text` and what other programs write. */
  readonly kind: string;
  readonly name: string;
  /** From 1; XFDF counts from 0. */
  readonly page: number;
  readonly rect: Box;
  readonly quads: readonly Quad[];
  readonly contents: string;
  readonly subject: string;
  readonly author: string;
  /** ISO instants; null: not said. */
  readonly created: string | null;
  readonly modified: string | null;
  /** The name of the one that it answers, or is a part of. */
  readonly inReplyTo: string | null;
  /** A further piece of the mark that `inReplyTo` names, such as the rest of it on the next page. */
  readonly isPiece: boolean;
  readonly color: string;
  /** The whole Web Annotation as JSON, where Meridian wrote it: nothing is lost on the way back. Else empty. */
  readonly own: string;
}

/** The marks of one PDF. */
export interface XfdfFile {
  /** The name of the PDF; empty: not said. */
  readonly href: string;
  readonly marks: readonly XfdfMark[];
}

/** Where Meridian's own element belongs: another program passes over what is not of XFDF's namespace. */
export const OWN_NAMESPACE = 'urn:meridian:web-annotation';
