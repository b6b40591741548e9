import * as z from 'zod';
import { WireId, WireTime } from './id.ts';

export const WireDocument = z.object({
  id: WireId,
  version: z.number().int().min(1),
  caseId: WireId,
  name: z.string().max(512),
  mediaType: z.string(),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  pages: z.number().int().optional(),
  language: z.string().optional(),
  role: z.string().optional(),
  receivedAt: WireTime.optional(),
  supersedes: WireId.optional(),
  partOf: WireId.optional(),
  renditionOf: WireId.optional(),
});
export type WireDocument = z.infer<typeof WireDocument>;

/** `[text, x, y, width, height]` in the page's own units, from its top left. */
export const WireWord = z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()]);
export type WireWord = z.infer<typeof WireWord>;

/** `GET /v1/documents/{documentId}/text`. */
export const WireDocumentText = z.object({
  pages: z.array(
    z.object({
      page: z.number().int().min(1),
      width: z.number(),
      height: z.number(),
      confidence: z.number().min(0).max(1).optional(),
      words: z.array(WireWord),
    }),
  ),
});
export type WireDocumentText = z.infer<typeof WireDocumentText>;
