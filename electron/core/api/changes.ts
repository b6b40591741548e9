import type { PersonId } from '../../../shared/model/ids.ts';
import type { CachePage } from '../../../shared/rpc/contract.ts';
import type { ApiResult } from './api-failure.ts';
import type { Http } from './http.ts';
import { toRecordChange } from './to-model.ts';
import { WireChangePage } from './wire/page.ts';

/** A page of the feed in our words; whether it begins a re-read is not the server's to say. */
export type FeedPage = Omit<CachePage, 'restart'>;

export interface PageRequest {
  /** Null reads from the start. */
  readonly cursor: string | null;
  readonly limit: number;
  readonly signal?: AbortSignal;
}

/** Reads one page of the change feed. A change that cannot be understood comes as a quarantined one. */
export async function readChanges(http: Http, personId: PersonId, request: PageRequest): Promise<ApiResult<FeedPage>> {
  const query = { limit: String(request.limit), ...(request.cursor !== null && { cursor: request.cursor }) };
  const answer = await http.json(
    { method: 'GET', path: 'v1/changes', query, ...(request.signal && { signal: request.signal }) },
    WireChangePage,
  );
  if (!answer.ok) return answer;
  const { changes, ...page } = answer.value;
  return { ok: true, value: { ...page, changes: changes.map(change => toRecordChange(change, { personId })) } };
}
