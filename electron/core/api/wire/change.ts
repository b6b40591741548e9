import * as z from 'zod';
import { passQuickly } from '../../../../shared/model/fits.ts';
import { WireId } from './id.ts';

export const wireKinds = [
  'process',
  'case',
  'document',
  'annotation',
  'judgment',
  'submission',
  'review',
  'query',
  'note',
] as const;
export type WireKind = (typeof wireKinds)[number];

/**
 * One change of the feed. The kind is any word and the value anything, so that one record that this workstation does
 * not understand cannot spoil the page it came in: `to-model.ts` looks inside.
 */
export const WireChange = passQuickly(
  z.object({
    kind: z.string().min(1),
    /** An annotation's id is an IRI and may be longer than the other ids. */
    id: z.union([WireId, z.string().min(1).max(200)]),
    version: z.number().int().min(1),
    op: z.enum(['put', 'delete']),
    value: z.unknown().optional(),
  }),
);
export type WireChange = z.infer<typeof WireChange>;
