import { remarkToWeb } from '../../../shared/interchange/about-to-web.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Act } from '../../../shared/model/outbox.ts';

/** The payload of an act as it is sent. */
export function payloadToWire(act: Act): unknown {
  if (act.type === 'annotation.put') return annotationToWire(act.payload);
  if (act.type !== 'judgment.submit') return act.payload;
  return { ...act.payload, annotations: act.payload.annotations.map(annotationToWire) };
}

/** A mark of a whole document has no selector there, and a remark names the annotation that it speaks of. */
function annotationToWire({ about, ...annotation }: Annotation): unknown {
  const { source, selector } = annotation.target;
  const place = selector.length > 0 ? annotation.target : { source };
  return about ? remarkToWeb({ ...annotation, about }, place) : { ...annotation, target: place };
}
