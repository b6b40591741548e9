import * as z from 'zod';
import type { Annotation, AnnotationBody } from './annotation.ts';
import { suggestionOf } from './suggestion.ts';

/**
 * What a person decided about a mark that a machine suggests for no question, as proof that a person judged. It stands in a
 * tagging body of ours, `urn:meridian:verdict?…`, on the turn that settles the thread of the mark: a reader that does not
 * know it sees a thread that somebody settled.
 */
export const MarkVerdict = z.object({
  how: z.enum(['accepted', 'rejected']),
  /** Of the document; null where the mark names none. */
  page: z.number().int().nullable(),
  /** Whether that page was in front of the person before they decided, and for how long. */
  wasOpened: z.boolean(),
  seconds: z.number().min(0),
});
export type MarkVerdict = z.infer<typeof MarkVerdict>;

const BODY = 'urn:meridian:verdict?';

export function verdictBody(verdict: MarkVerdict): AnnotationBody {
  return { type: 'TextualBody', purpose: 'tagging', value: BODY + encodeURIComponent(JSON.stringify(verdict)) };
}

export function verdictOf(remark: Annotation): MarkVerdict | null {
  const said = remark.body.find(({ purpose, value }) => purpose === 'tagging' && value.startsWith(BODY))?.value;
  if (said === undefined || remark.about?.as !== 'resolved') return null;
  try {
    return MarkVerdict.parse(JSON.parse(decodeURIComponent(said.slice(BODY.length))));
  } catch {
    // URIError, SyntaxError, ZodError: another program wrote there. What is not understood proves nothing.
    return null;
  }
}

/** Whether a machine made the mark and no question offers it: then it is decided about where it stands. */
export function isLooseSuggestion(annotation: Annotation): boolean {
  return annotation.creator.type === 'Software' && !annotation.about && suggestionOf(annotation) === null;
}

/** A verdict and whose it is. */
export interface Decided {
  readonly verdict: MarkVerdict;
  readonly by: Annotation['creator'];
}

/**
 * The verdict that stands; null: nobody has decided, or the thread was opened again since. A reply takes nothing back.
 *
 * @param thread oldest first (`threadOf`)
 */
export function decidedIn(thread: readonly Annotation[]): Decided | null {
  const last = thread.findLast(remark => remark.about?.as === 'reopened' || verdictOf(remark) !== null);
  const verdict = last && verdictOf(last);
  return verdict ? { verdict, by: last.creator } : null;
}
