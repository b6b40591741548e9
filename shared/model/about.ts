import * as z from 'zod';
import { AnnotationId, PersonId } from './ids.ts';

/** How one mark bears on another. */
export const LinkKind = z.enum(['supports', 'contradicts', 'same-fact']);
export type LinkKind = z.infer<typeof LinkKind>;

/** What a remark does to the thread of its mark. `moved`: the mark was placed anew; the remark stands where it was. */
export const TalkKind = z.enum(['reply', 'resolved', 'reopened', 'moved']);
export type TalkKind = z.infer<typeof TalkKind>;

/**
 * What an annotation says about another one: a turn in its thread, or a typed link to a second mark. Such an annotation
 * is a *remark*, not a mark: it stands on the place of its mark, but is neither painted there nor cited.
 */
export const About = z.discriminatedUnion('as', [
  z.object({ as: TalkKind, mark: AnnotationId, mentions: z.array(PersonId).optional() }),
  z.object({ as: LinkKind, mark: AnnotationId, other: AnnotationId }),
]);
export type About = z.infer<typeof About>;
export type MarkLink = Extract<About, { as: LinkKind }>;

export function isLink(about: About): about is MarkLink {
  return 'other' in about;
}
