import * as z from 'zod';
import { WireId, WireTime } from './id.ts';

export const annotationContext = 'http://www.w3.org/ns/anno.jsonld';

/**
 * A W3C Web Annotation (JSON-LD). Members of other vocabularies are kept, and body, target, motivation and creator may
 * have any of the standard's forms; `annotation-to-model.ts` makes them one.
 */
export const WireAnnotation = z.looseObject({
  '@context': z.union([
    z.literal(annotationContext),
    z.array(z.unknown()).refine(contexts => contexts.includes(annotationContext), 'must name the W3C context'),
  ]),
  id: z.string().min(1).max(200),
  type: z.literal('Annotation'),
  caseId: WireId.optional(),
  motivation: z.unknown().optional(),
  creator: z.unknown().optional(),
  created: WireTime.optional(),
  modified: WireTime.optional(),
  body: z.unknown().optional(),
  bodyValue: z.string().optional(),
  target: z.unknown(),
});
export type WireAnnotation = z.infer<typeof WireAnnotation>;
