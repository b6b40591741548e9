import * as z from 'zod';

/** RFC 9457. `type` is `urn:meridian:problem:` and one of the codes below, or a word that a newer server made up. */
export const WireProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
export type WireProblem = z.infer<typeof WireProblem>;

export const problemPrefix = 'urn:meridian:problem:';

/** The codes that the contract names, and the two that a mutation's result may carry. */
export type ProblemCode =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'cursor-expired'
  | 'epoch-changed'
  | 'too-large'
  | 'invalid'
  | 'upgrade-required'
  | 'rate-limited'
  | 'unavailable'
  | 'id-reused'
  | 'internal';
