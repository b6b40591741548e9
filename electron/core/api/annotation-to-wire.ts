import { type About, isLink } from '../../../shared/model/about.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Act } from '../../../shared/model/outbox.ts';

/** What becomes of a thread, and how marks bear on each other, where the W3C model has no word of its own. */
export const THREAD = 'urn:meridian:thread:';
export const LINK = 'urn:meridian:link:';
export const PERSON = 'urn:meridian:person:';

/** The payload of an act as it is sent. */
export function payloadToWire(act: Act): unknown {
  if (act.type === 'annotation.put') return annotationToWire(act.payload);
  if (act.type !== 'judgment.submit') return act.payload;
  return { ...act.payload, annotations: act.payload.annotations.map(annotationToWire) };
}

/**
 * A remark has two targets: the annotation that it speaks of, as the W3C model has it, and the place in the document,
 * as the contract has it. A reader who knows only one of them still finds the words and where they belong.
 */
function annotationToWire({ about, ...annotation }: Annotation): unknown {
  const { source, selector } = annotation.target;
  const place = selector.length > 0 ? annotation.target : { source };
  if (!about) return { ...annotation, target: place };
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
