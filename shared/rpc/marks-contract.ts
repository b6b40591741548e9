import * as z from 'zod';
import { MARKS_FORMATS } from '../model/export-rules.ts';
import { CaseId, DocumentId } from '../model/ids.ts';
import { call, nothing } from './define.ts';

/** A file that is written here, on its way to the main process: an id that the window makes up. */
const FileId = z.uuid();

/** What leaves the program, for the audit trail: names and numbers, no words. */
export const MarksExport = z.object({
  file: FileId,
  suggestedName: z.string().max(120),
  caseId: CaseId,
  /** Null: of all documents of the case. */
  documentId: DocumentId.nullable(),
  format: z.enum(MARKS_FORMATS),
  count: z.number().int().min(0),
});
export type MarksExport = z.infer<typeof MarksExport>;

/** Marks and marked copies, where the client's rules let them out. In parts: a copy of a scan has no place in one message. */
export const marksContract = {
  'files.part': call(z.object({ file: FileId, base64: z.base64().max(4_000_000) }), nothing, ['locked', 'too-large']),
  'files.saveMarks': call(
    MarksExport,
    z.object({ path: z.string() }),
    ['locked', 'forbidden', 'cancelled', 'storage'],
    null,
  ),
};
