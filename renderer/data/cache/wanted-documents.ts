import type { DocumentWanted } from '../../../shared/rpc/cache-page.ts';
import type { BytesRow } from '../rows.ts';
import type { Head } from '../feed/heads.ts';
import type { CacheContext } from './cache-context.ts';
import { forgetLostBytes } from './bytes-states.ts';

export interface Wanted {
  readonly wanted: DocumentWanted[];
  /** Not here and not failed, also beyond the limit, and the bytes that they still bring. */
  readonly missing: number;
  readonly bytesLeft: number;
  readonly verified: number;
  readonly failed: number;
}

interface Candidate {
  readonly head: Head<'document'>;
  readonly preferred: number;
  readonly superseded: boolean;
  readonly dueAtMs: number;
}

/** Which documents to fetch next: the cases that somebody looks at, then what is due first, then the small ones. */
export async function wantedDocuments(
  context: CacheContext,
  preferred: readonly string[],
  limit: number,
): Promise<Wanted> {
  const { db, feed, bytes } = context;
  await forgetLostBytes(db, bytes);
  const { verified, failed } = bytes;
  const documents = [...feed.all()].filter(head => head.kind === 'document');
  const superseded = new Set(documents.map(head => head.columns.record.supersedes));
  const rankOf = new Map(preferred.map((id, rank) => [id, rank]));
  const missing: Candidate[] = [];
  let [here, broken] = [0, 0];
  for (const head of documents) {
    const { record, bytesKey } = head.columns;
    if (verified.has(bytesKey)) here++;
    else if (failed.has(bytesKey)) broken++;
    else {
      const dueAtMs = feed.get('case', record.caseId)?.columns.dueAtMs ?? Number.MAX_SAFE_INTEGER;
      const rank = rankOf.get(record.caseId) ?? preferred.length;
      missing.push({ head, preferred: rank, superseded: superseded.has(record.id), dueAtMs });
    }
  }
  // The answer to most questions of a quiet day: no need to read anything.
  if (missing.length === 0) return { wanted: [], missing: 0, bytesLeft: 0, verified: here, failed: broken };
  const next = missing.toSorted(compare).slice(0, limit);
  const rows = await db.bytes.bulkGet(next.map(({ head }) => head.columns.bytesKey));
  return {
    wanted: next.map(({ head }, i) => wantedOf(head, rows[i])),
    missing: missing.length,
    bytesLeft: await bytesLeftOf(context, missing),
    verified: here,
    failed: broken,
  };
}

async function bytesLeftOf({ db }: CacheContext, missing: readonly Candidate[]): Promise<number> {
  const partial = await db.bytes.where('state').equals('partial').toArray();
  const offsets = new Map(partial.map(row => [row.key, row.offset]));
  return missing.reduce(
    (sum, { head: { columns } }) => sum + Math.max(0, columns.record.bytes - (offsets.get(columns.bytesKey) ?? 0)),
    0,
  );
}

function compare(a: Candidate, b: Candidate): number {
  return (
    a.preferred - b.preferred ||
    Number(a.superseded) - Number(b.superseded) ||
    a.dueAtMs - b.dueAtMs ||
    a.head.columns.record.bytes - b.head.columns.record.bytes
  );
}

function wantedOf(head: Head<'document'>, row: BytesRow | undefined): DocumentWanted {
  return { document: head.columns.record, offset: row?.offset ?? 0, etag: row?.etag ?? null };
}
