import { isLink, type LinkKind } from './about.ts';
import type { Annotation } from './annotation.ts';
import type { AnnotationId } from './ids.ts';

/** The turns of a mark's thread, oldest first. Those of a removed mark are kept, and shown again when it is. */
export function threadOf(markId: string, remarks: readonly Annotation[]): readonly Annotation[] {
  return remarks
    .filter(({ about }) => about?.mark === markId && !isLink(about))
    .toSorted((a, b) => Date.parse(a.created) - Date.parse(b.created) || (a.id < b.id ? -1 : 1));
}

/** Whether the last word on it was that it is settled. A reply after that opens it again: somebody has more to say. */
export function isResolved(thread: readonly Annotation[]): boolean {
  return thread.findLast(({ about }) => about?.as !== 'moved')?.about?.as === 'resolved';
}

/** A link as one of its two ends sees it. */
export interface LinkEnd {
  readonly remark: Annotation;
  readonly kind: LinkKind;
  /** The mark at the other end. */
  readonly other: AnnotationId;
  /** False: the other mark is the one that supports or contradicts this one. */
  readonly isFrom: boolean;
}

/** The links that a mark is an end of, whichever mark they were drawn from. */
export function linksOf(markId: string, remarks: readonly Annotation[]): readonly LinkEnd[] {
  return remarks.flatMap((remark): LinkEnd[] => {
    const { about } = remark;
    if (!about || !isLink(about)) return [];
    if (about.mark === markId) return [{ remark, kind: about.as, other: about.other, isFrom: true }];
    return about.other === markId ? [{ remark, kind: about.as, other: about.mark, isFrom: false }] : [];
  });
}
