import { briefCase } from '../../../shared/model/brief-case.ts';
import type { RecordChange } from '../../../shared/model/change.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import type { ApiResult } from './api-failure.ts';
import type { Http } from './http.ts';
import { toRecordChange } from './to-model.ts';
import type { WireChange } from './wire/change.ts';
import { WireChangePage } from './wire/page.ts';

/** A page of the feed, its changes still in the server's words. Whether it begins a re-read is not the server's to say. */
export interface FeedPage extends Omit<CachePage, 'restart' | 'changes'> {
  readonly changes: readonly WireChange[];
}

export interface PageRequest {
  /** Null reads from the start. */
  readonly cursor: string | null;
  readonly limit: number;
  readonly signal?: AbortSignal;
}

/** Reads one page of the change feed. */
export async function readChanges(http: Http, request: PageRequest): Promise<ApiResult<FeedPage>> {
  const query = { limit: String(request.limit), ...(request.cursor !== null && { cursor: request.cursor }) };
  return await http.json(
    { method: 'GET', path: 'v1/changes', query, ...(request.signal && { signal: request.signal }) },
    WireChangePage,
  );
}

/** The changes of a page in our words. One that cannot be understood becomes a quarantined one. */
export function recordChangesOf(page: FeedPage, personId: PersonId): RecordChange[] {
  return page.changes.map(change => withText(toRecordChange(change, { personId })));
}

/** Whoever stores a case needs all of it as text, and as a value no more than its index keeps. */
function withText(change: RecordChange): RecordChange {
  if (change.op !== 'put' || change.kind !== 'case') return change;
  return { ...change, value: briefCase(change.value), text: JSON.stringify(change.value) };
}
