import * as z from 'zod';
import { WireId, WireObject } from './id.ts';

export const WireForm = z.object({
  /** JSON Schema 2020-12 with the contract's `x-` keywords. */
  schema: WireObject,
  /** JSON Forms UI schema. */
  uiSchema: WireObject.optional(),
  translations: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

export const WireDecision = z.object({
  /** DMN 1.3 or newer, as XML. */
  dmn: z.string(),
  decision: z.string(),
  outcomes: z.array(z.string()).optional(),
  override: z.enum(['forbidden', 'with-rationale', 'free']).optional(),
});

export const WireTag = z.object({
  id: WireId,
  label: z.string(),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .optional(),
  shortcut: z.string().optional(),
  description: z.string().optional(),
});

export const WireSampling = z.discriminatedUnion('type', [
  z.object({ type: z.literal('percent'), percent: z.number().min(0).max(100) }),
  z.object({
    type: z.literal('iso2859-1'),
    level: z.enum(['I', 'II', 'III', 'S-1', 'S-2', 'S-3', 'S-4']),
    aql: z.number(),
  }),
]);

export const WireQaPolicy = z.object({
  sampling: WireSampling.optional(),
  /** FEEL over `{ answers, case, analyst, decision }`; true means review. */
  alwaysReview: z.string().optional(),
  secondJudgmentPercent: z.number().min(0).max(100).optional(),
  passScore: z.number().min(0).max(100).optional(),
  defects: z
    .array(z.object({ id: WireId, label: z.string(), weight: z.number(), critical: z.boolean().optional() }))
    .optional(),
});
export type WireQaPolicy = z.infer<typeof WireQaPolicy>;

/** One immutable version of a kind of work. Its id in the feed is `processId@version`. */
export const WireProcess = z.object({
  processId: WireId,
  version: z.number().int().min(1),
  name: z.string(),
  description: z.string().optional(),
  guidelines: z.string().optional(),
  form: WireForm,
  decision: WireDecision.optional(),
  tags: z.array(WireTag).optional(),
  qa: WireQaPolicy.optional(),
  targetMinutes: z.number().optional(),
});
export type WireProcess = z.infer<typeof WireProcess>;
