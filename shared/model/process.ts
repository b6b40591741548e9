import * as z from 'zod';
import { ProcessId } from './ids.ts';
import { JsonObject } from './json-object.ts';

/** JSON Schema 2020-12 with a JSON Forms UI schema and the contract's `x-` keywords. */
export const FormDefinition = z.object({
  schema: JsonObject,
  uiSchema: JsonObject.optional(),
  translations: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

/** A DMN model that the answers are run through; inputs are the answers by property name, and `case`. */
export const DecisionDefinition = z.object({
  dmn: z.string(),
  decision: z.string(),
  outcomes: z.array(z.string()).optional(),
  override: z.enum(['forbidden', 'with-rationale', 'free']),
});
export type DecisionDefinition = z.infer<typeof DecisionDefinition>;

export const Tag = z.object({
  id: z.string(),
  label: z.string(),
  color: z.string().optional(),
  shortcut: z.string().optional(),
  description: z.string().optional(),
});
export type Tag = z.infer<typeof Tag>;

export const DefectKind = z.object({ id: z.string(), label: z.string(), weight: z.number(), critical: z.boolean() });
export type DefectKind = z.infer<typeof DefectKind>;

export const QaPolicy = z.object({
  sampling: z
    .union([
      z.object({ type: z.literal('percent'), percent: z.number().min(0).max(100) }),
      z.object({
        type: z.literal('iso2859-1'),
        level: z.enum(['I', 'II', 'III', 'S-1', 'S-2', 'S-3', 'S-4']),
        aql: z.number(),
      }),
    ])
    .optional(),
  alwaysReview: z.string().optional(),
  secondJudgmentPercent: z.number().min(0).max(100).optional(),
  passScore: z.number().min(0).max(100),
  defects: z.array(DefectKind),
});
export type QaPolicy = z.infer<typeof QaPolicy>;

/** One immutable version of a kind of work. */
export const Process = z.object({
  processId: ProcessId,
  version: z.number().int().min(1),
  name: z.string(),
  description: z.string().optional(),
  /** CommonMark, shown beside the form. */
  guidelines: z.string().optional(),
  form: FormDefinition,
  decision: DecisionDefinition.optional(),
  tags: z.array(Tag),
  qa: QaPolicy.optional(),
  targetMinutes: z.number().optional(),
});
export type Process = z.infer<typeof Process>;

/** Which version of a process something belongs to. */
export const ProcessRef = z.object({ processId: ProcessId, version: z.number().int().min(1) });
export type ProcessRef = z.infer<typeof ProcessRef>;

/** The id that a process version has in the feed and in the store. */
export function processKey(ref: ProcessRef): string {
  return `${ref.processId}@${ref.version}`;
}
