import { ok } from '../../../shared/result.ts';
import type { cacheContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import { getReadable } from '../lost-values.ts';
import { FIRST_HEADS_PACK, firstHeadsOf } from '../feed/first-heads.ts';
import { packContext } from '../sealed/bulk-cipher.ts';
import type { CacheContext } from './cache-context.ts';
import { refusingStorageFailures } from './storage-failure.ts';

/** What was written last, by the feed that it was written of: an index that was cleared or swapped is another one. */
const written = new WeakMap<CacheContext, { generation: number; page: number; sealedBy: number }>();

/**
 * Writes what the queue shows first, in a record of its own, so that a window that starts need not read the whole feed
 * before it shows a row. Sealed with a key that no page of the feed names: the next purge, of whatever case, destroys it.
 * In its turn; nothing is lost when it fails.
 */
export async function keepFirstHeads(context: CacheContext): Promise<void> {
  await context.inTurn(() => refusingStorageFailures(() => write(context).then(ok)));
}

async function write(context: CacheContext): Promise<void> {
  const { db, feed, ring, packs } = context;
  const { generation, page } = context.state;
  const before = written.get(context);
  const hasKey = before !== undefined && ring.has(before.sealedBy);
  if (page === 0 || (hasKey && before.generation === generation && before.page === page)) return;
  const sealedBy = hasKey ? before.sealedBy : await keyOf(context);
  const place = { generation, pack: FIRST_HEADS_PACK };
  const box = await packs.seal(sealedBy, packContext(place.generation, place.pack), firstHeadsOf(feed));
  await db.packs.put({ ...place, sealedBy, box });
  written.set(context, { generation, page, sealedBy });
}

/** The one that an earlier start used, if it is there still. */
async function keyOf({ db, ring, state }: CacheContext): Promise<number> {
  const place: [number, number] = [state.generation, FIRST_HEADS_PACK];
  const [row] = await getReadable(db.packs, [place]);
  if (row && ring.has(row.sealedBy)) return row.sealedBy;
  const [made = 0] = await ring.make([], 1);
  return made;
}

/** Handlers that write it anew once the last page of a pull is in, after the answer. */
export function keepingFirstHeads(
  handlers: Handlers<typeof cacheContract>,
  current: () => Promise<CacheContext | null>,
): Handlers<typeof cacheContract> {
  return {
    ...handlers,
    'cache.applyPage': async page => {
      const applied = await handlers['cache.applyPage'](page);
      if (applied.ok && !page.hasMore) {
        const context = await current();
        if (context) keepFirstHeads(context).catch(reportError);
      }
      return applied;
    },
  };
}
