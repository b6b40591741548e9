import '../i18n/add-later.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import { openDocumentBytes } from '../data/document-bytes.ts';
import { readCaseFile } from '../data/queries/use-case-file.ts';
import type { Store } from '../data/store.ts';
import { dropAhead, openAhead } from '../viewer/pdf/opened-ahead.ts';
import { SNIFF_LENGTH, sniffKind } from '../viewer/sniff-kind.ts';

/**
 * Opens the first document of a case that will probably be opened next, if it is a PDF.
 *
 * @param isWanted false as soon as another case comes next, or nobody may read here any more
 */
export async function openNextAhead(store: Store, caseId: CaseId, isWanted: () => boolean): Promise<void> {
  try {
    const [first] = (await readCaseFile(store, caseId))?.documents ?? [];
    if (!first || !isWanted()) return;
    const bytes = await openDocumentBytes(store, first.record);
    if (!bytes || !isWanted()) return;
    const head = await bytes.read(0, Math.min(SNIFF_LENGTH, bytes.length));
    if (!isWanted() || sniffKind(head, first.record.mediaType, first.record.name) !== 'pdf') return;
    await openAhead(first.record, bytes);
  } catch {
    // Nobody has asked for it: the store was closed or the feed moved on. What is wrong is said when it is opened.
  }
}

/** Nobody may read here any more. */
export function closeNextAhead(): void {
  dropAhead();
}
