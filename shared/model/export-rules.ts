import type { WorkstationRules } from './person.ts';

/** What marks can leave the program as. */
export const MARKS_FORMATS = ['web-annotation', 'xfdf', 'pdf'] as const;
export type MarksFormat = (typeof MARKS_FORMATS)[number];

/** Which of the client's rules an export would break. */
export type ExportBar = 'documents' | 'words' | 'print';

/**
 * Why marks may not leave the program; null when they may. They carry the words that were marked, so what keeps words inside
 * keeps them inside as well, and a marked copy is as good as a print. The window asks before, the main process at the door.
 */
export function exportBar(
  { saveDocuments, copyText, print }: Pick<WorkstationRules, 'saveDocuments' | 'copyText' | 'print'>,
  format: MarksFormat,
): ExportBar | null {
  if (!saveDocuments) return 'documents';
  if (copyText !== 'anywhere') return 'words';
  return format === 'pdf' && !print ? 'print' : null;
}
