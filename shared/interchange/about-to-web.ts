import { type About, isLink } from '../model/about.ts';
import type { Annotation } from '../model/annotation.ts';

/** What becomes of a thread, and how marks bear on each other, where the W3C model has no word of its own. */
export const THREAD = 'urn:meridian:thread:';
export const LINK = 'urn:meridian:link:';
export const PERSON = 'urn:meridian:person:';

/**
 * What a remark says about another annotation, in the words of the W3C model. It has two targets: the annotation that it
 * speaks of, as the model has it, and its place in the document. A reader who knows only one of them still finds the words
 * and where they belong.
 */
export function remarkToWeb({ about, ...annotation }: Annotation & { readonly about: About }, place: unknown): unknown {
  return { ...annotation, body: [...annotation.body, ...bodiesOf(about)], target: [about.mark, place] };
}

function bodiesOf(about: About): readonly unknown[] {
  if (isLink(about)) {
    return [
      { type: 'SpecificResource', purpose: 'linking', source: about.other },
      { type: 'TextualBody', purpose: 'classifying', value: LINK + about.as },
    ];
  }
  const mentions = (about.mentions ?? []).map(id => ({
    type: 'SpecificResource',
    purpose: 'identifying',
    source: PERSON + id,
  }));
  if (about.as === 'reply') return mentions;
  return [{ type: 'TextualBody', purpose: 'classifying', value: THREAD + about.as }, ...mentions];
}
