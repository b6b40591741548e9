import * as z from 'zod';
import { CaseId, DocumentId, Instant } from './ids.ts';

/** One version of a document of a case. Its bytes are fetched apart, by range. */
export const DocumentRecord = z.object({
  id: DocumentId,
  version: z.number().int().min(1),
  caseId: CaseId,
  /** Display text only: never a path, never opened with the operating system. */
  name: z.string().max(512),
  mediaType: z.string(),
  bytes: z.number().int().min(0),
  /** Lower-case hex SHA-256 of the whole document. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  pages: z.number().int().optional(),
  language: z.string().optional(),
  role: z.string().optional(),
  receivedAt: Instant.optional(),
  supersedes: DocumentId.optional(),
  partOf: DocumentId.optional(),
  renditionOf: DocumentId.optional(),
});
export type DocumentRecord = z.infer<typeof DocumentRecord>;

/** How far the bytes of a document version have come. Nothing is shown before `verified`. */
export type DocumentBytesState = 'missing' | 'partial' | 'verified' | 'failed';
