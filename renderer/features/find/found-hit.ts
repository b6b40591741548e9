import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { CaseId } from '../../../shared/model/ids.ts';
import type { FoundDocument, PlaceInDocument } from '../../data/search/search-messages.ts';
import type { Store } from '../../data/store.ts';

/** One place of the answer, in the order of the list. */
export interface FoundHit {
  readonly key: string;
  readonly record: DocumentRecord;
  readonly place: PlaceInDocument;
}

export interface FoundFile {
  readonly record: DocumentRecord;
  readonly total: number;
  readonly hits: readonly FoundHit[];
}

/** What was found in one case. */
export interface FoundCase {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly files: readonly FoundFile[];
}

/** What was found by case, the open one first, the others by their likeliest document. What has left the feed is left out. */
export function byCase(
  { feed }: Pick<Store, 'feed'>,
  documents: readonly FoundDocument[],
  openId: CaseId,
): readonly FoundCase[] {
  const cases = new Map<CaseId, { reference: string; title: string; files: FoundFile[] }>();
  for (const { id, version, total, places } of documents) {
    const record = feed.get('document', id)?.columns.record;
    const of = record && feed.get('case', record.caseId)?.columns.record;
    if (!of || record.version !== version) continue;
    const group = cases.get(of.id) ?? { reference: of.reference, title: of.title, files: [] };
    const hits = places.map(place => ({ key: hitKey(id, place), record, place }));
    group.files.push({ record, total, hits });
    cases.set(of.id, group);
  }
  const found = [...cases].map(([caseId, group]) => ({ caseId, ...group }));
  return [...found.filter(one => one.caseId === openId), ...found.filter(one => one.caseId !== openId)];
}

/** The places of one case, in the order of the list. */
export function hitsIn(found: readonly FoundCase[], caseId: CaseId): readonly FoundHit[] {
  return found.filter(one => one.caseId === caseId).flatMap(({ files }) => files.flatMap(({ hits }) => hits));
}

/** Tells places apart, also those of an answer from those of the next one. */
export function hitKey(documentId: string, { page, start }: PlaceInDocument): string {
  return `${documentId} ${page} ${start}`;
}
