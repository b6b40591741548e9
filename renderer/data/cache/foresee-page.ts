import type { RecordPut } from '../../../shared/model/change.ts';
import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import { type FeedPlace, isPurgeDue } from '../feed/feed-state.ts';
import type { Gone } from '../feed/heads.ts';
import type { CacheContext } from './cache-context.ts';
import { placeAfter, type SealedPage, sealPage } from './seal-page.ts';
import { routeOf } from './route-page.ts';

/** A page sealed before its turn, for the place that it is likely to get. */
export interface Foreseen {
  /** The number of its key, which nothing else is sealed with. */
  readonly key: number;
  /** Null when it could not be told what of the page will be stored, and where. */
  readonly sealed: { readonly place: FeedPlace; readonly puts: readonly RecordPut[]; readonly page: SealedPage } | null;
}

/**
 * Has a page's keys made, and seals it, while those before it are still being stored: the keys are a way through three
 * processes and a synced file. In its turn the page is looked at as any other; what was foreseen wrongly is not used.
 */
export async function foreseePage(context: CacheContext, page: CachePage): Promise<Foreseen | null> {
  const { ahead, feed, ring, state } = context;
  const place = ahead.pages === 0 ? routeOf(context, page).place : ahead.place;
  const puts = page.changes.filter(change => change.op === 'put');
  const isPlain = puts.length === page.changes.length;
  ahead.place = isPlain && place ? placeAfter(place, puts.length) : null;
  // While cases are purged nobody may be given the key that one of them is about to lose.
  if (puts.length === 0 || isPurgeDue(state)) return null;
  try {
    // What belongs to a case comes after it, and what went stays away, mostly: for that nothing is made before its turn.
    const cases = puts.filter(({ kind, id }) => kind === 'case' && feed.goneVersion('case', id) === undefined);
    const [key] = await ring.make(
      cases.map(({ id }) => id),
      1,
    );
    if (key === undefined) return null;
    if (!isPlain || !place) return { key, sealed: null };
    return { key, sealed: { place, puts, page: await sealPage({ ...context, key }, place, puts, []) } };
  } catch {
    // The keys are away, or the disk is full: it is tried again, and said, in the page's turn.
    return null;
  }
}

/** The page as it was foreseen, if that is how it is to be stored. */
export function asForeseen(
  foreseen: Foreseen | null,
  key: number,
  place: FeedPlace,
  puts: readonly RecordPut[],
  gone: readonly Gone[],
): SealedPage | null {
  if (foreseen?.key !== key || !foreseen.sealed || gone.length > 0) return null;
  const { place: at, puts: sealed, page } = foreseen.sealed;
  const isHere = at.generation === place.generation && at.page === place.page && at.pack === place.pack;
  const isSame = sealed.length === puts.length && sealed.every((put, i) => put === puts[i]);
  return isHere && isSame ? page : null;
}
