import type { CaseRecord } from '../../../shared/model/case.ts';
import type { CaseId } from '../../../shared/model/ids.ts';
import type { Query } from '../../../shared/model/note.ts';
import { isUnsent, needsAttention, type OutboxEntry } from '../../../shared/model/outbox.ts';
import { processKey } from '../../../shared/model/process.ts';
import { effectiveStatus, isLaidOver } from '../derive/effective-status.ts';
import type { Store } from '../store.ts';
import type { CaseDocument, CaseFile } from '../views.ts';
import { readOpenEntriesOfCase } from './read-outbox.ts';
import { useStoreQuery } from './use-store-query.ts';

/** One case with its process, documents, submissions, reviews and outbox. Undefined: not read yet; null: not here. */
export function useCaseFile(caseId: CaseId): CaseFile | null | undefined {
  return useStoreQuery(readCaseFile, caseId);
}

export async function readCaseFile(store: Store, caseId: string): Promise<CaseFile | null> {
  const { feed, packs, db } = store;
  const head = feed.get('case', caseId);
  if (!head) return null;
  const { generation } = feed;
  const record = await packs.read(generation, head);
  if (!record) return null;
  const entries = await readOpenEntriesOfCase(db, caseId);
  const process = feed.get('process', processKey(record.process));
  const queries = await packs.readAll(generation, feed.ofCase(caseId, 'query'));
  const notes = await packs.readAll(generation, feed.ofCase(caseId, 'note'));
  return {
    record,
    version: head.version,
    status: effectiveStatus(record.status, entries),
    process: process ? await packs.read(generation, process) : null,
    documents: await readDocuments(store, record),
    submissions: await readSubmissions(store, caseId, entries),
    reviews: await readReviews(store, caseId, entries),
    queries: withUnsentQueries(
      queries.map(({ value }) => value),
      entries,
    ),
    notes: notes.map(({ value }) => value).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    outbox: entries.filter(({ state }) => isUnsent(state) || needsAttention(state)),
  };
}

/** In the order that the client gave them; what the client did not list comes last. */
async function readDocuments({ feed, db }: Store, record: CaseRecord): Promise<CaseDocument[]> {
  const place = new Map<string, number>(record.documentIds.map((id, i) => [id, i]));
  const placeOf = (id: string): number => place.get(id) ?? place.size;
  const heads = feed.ofCase(record.id, 'document').toSorted((a, b) => placeOf(a.id) - placeOf(b.id));
  const rows = await db.bytes.bulkGet(heads.map(head => head.columns.bytesKey));
  return heads.map(({ columns }, i) => ({
    record: columns.record,
    bytesState: rows[i]?.state ?? 'missing',
    offset: rows[i]?.offset ?? 0,
  }));
}

async function readSubmissions(
  { feed, packs }: Store,
  caseId: string,
  entries: readonly OutboxEntry[],
): Promise<CaseFile['submissions']> {
  const served = await packs.readAll(feed.generation, feed.ofCase(caseId, 'submission'));
  const byId = new Map(served.map(({ value }) => [value.id, value]));
  for (const entry of entries.filter(isLaidOver)) {
    const { act } = entry.mutation;
    if (act.type === 'judgment.submit' && !byId.has(act.payload.id)) byId.set(act.payload.id, act.payload);
  }
  return [...byId.values()].toSorted((a, b) => Date.parse(a.submittedAt) - Date.parse(b.submittedAt));
}

/** With those that the feed does not have yet. */
function withUnsentQueries(served: readonly Query[], entries: readonly OutboxEntry[]): readonly Query[] {
  const ids = new Set(served.map(({ id }) => id));
  const own = entries.filter(isLaidOver).flatMap(({ mutation: { act } }) => {
    return act.type === 'query.open' && !ids.has(act.payload.id) ? [act.payload] : [];
  });
  return [...served, ...own];
}

async function readReviews(
  { feed, packs }: Store,
  caseId: string,
  entries: readonly OutboxEntry[],
): Promise<CaseFile['reviews']> {
  const served = await packs.readAll(feed.generation, feed.ofCase(caseId, 'review'));
  const byId = new Map(served.map(({ head, value }) => [value.id, { record: value, version: head.version }]));
  for (const entry of entries.filter(isLaidOver)) {
    const { act } = entry.mutation;
    if (act.type !== 'review.complete' && act.type !== 'review.save') continue;
    byId.set(act.payload.id, { record: act.payload, version: byId.get(act.payload.id)?.version ?? 0 });
  }
  const finishedAt = (at: string | undefined): number => (at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at));
  return [...byId.values()].toSorted((a, b) => {
    const [left, right] = [finishedAt(a.record.completedAt), finishedAt(b.record.completedAt)];
    return left === right ? (a.record.id < b.record.id ? -1 : 1) : left - right;
  });
}
