import { isUnsent, type OutboxEntry } from '../../../shared/model/outbox.ts';
import { type Ending, endingOfCache } from './ending.ts';
import type { CacheClient } from './sync-parts.ts';

const PAGE = 500;
/** More than this goes in the next look. Far beyond a day's work. */
const MOST = 10_000;

/**
 * All that is unsent and all that is unsolved, page by page. Not only the first page: five hundred that have to wait
 * for one conflict would hide everybody else's.
 */
export async function readOutbox(cache: CacheClient | null): Promise<OutboxEntry[] | Ending> {
  const entries = new Map<string, OutboxEntry>();
  let afterSeq = 0;
  while (entries.size < MOST) {
    const page = await cache?.['cache.outbox']({ limit: PAGE, afterSeq });
    if (!page) return 'cache-away';
    if (!page.ok) return endingOfCache(page.failure);
    for (const entry of page.value) entries.set(entry.id, entry);
    const unsent = page.value.filter(({ state }) => isUnsent(state));
    if (unsent.length < PAGE) break;
    afterSeq = Math.max(...unsent.map(({ mutation }) => mutation.seq));
  }
  return [...entries.values()];
}
