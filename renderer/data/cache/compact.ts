import { FeedIndex } from '../feed/feed-index.ts';
import { FEED_STATE, type FeedPlace, type FeedState } from '../feed/feed-state.ts';
import type { Gone, HeadEntry } from '../feed/heads.ts';
import type { HeadsRow, PackRow } from '../rows.ts';
import type { CacheContext } from './cache-context.ts';
import { keepGeneration } from './drop.ts';
import { purgeNow } from './finish-purge.ts';
import { readRecords } from './read-records.ts';
import { sealPage } from './seal-page.ts';

const RECORDS_PER_PAGE = 500;
/** Below this, garbage is too little to be worth a rewrite. */
const LEAST_GARBAGE = 200;

/**
 * Writes what is still valid into a new set and drops the old one, in one transaction, when more than half of the packs'
 * slots are garbage. The keys of the old one go after it.
 */
export async function compactWhenWorthwhile(context: CacheContext): Promise<void> {
  const { feed, state } = context;
  const wasteful = feed.garbage > LEAST_GARBAGE && feed.garbage > feed.size;
  if (state.shadow || !wasteful) return;
  const { db } = context;
  const fresh = await rewrite(context, { generation: state.generation + 1, page: 0, pack: 0 });
  const next: FeedState = { ...context.state, ...fresh.place, purge: true, keysBefore: context.ring.next };
  await db.transaction('rw', db.packs, db.heads, db.meta, async () => {
    await db.packs.bulkAdd(fresh.packs);
    await db.heads.bulkAdd(fresh.heads);
    await db.meta.put({ name: FEED_STATE, value: next });
    await keepGeneration(db, next.generation);
  });
  const compacted = new FeedIndex();
  compacted.clear(next.generation);
  compacted.page = next.page;
  compacted.apply(fresh.entries);
  context.feed = compacted;
  context.state = next;
  await purgeNow(context);
}

interface Rewritten {
  readonly packs: PackRow[];
  readonly heads: HeadsRow[];
  readonly entries: HeadEntry[];
  readonly place: FeedPlace;
}

async function rewrite(context: CacheContext, from: FeedPlace): Promise<Rewritten> {
  const written: Rewritten & { place: FeedPlace } = { packs: [], heads: [], entries: [], place: from };
  let { place } = written;
  const heads = [...context.feed.all()].toSorted((a, b) => a.pack - b.pack || a.slot - b.slot);
  const gone: Gone[] = [...context.feed.allGone()].map(([key, version]) => {
    const [kind = '', ...id] = key.split('/');
    return { op: 'delete', kind, id: id.join('/'), version };
  });
  const keys = await context.ring.make([], Math.max(1, Math.ceil(heads.length / RECORDS_PER_PAGE)));
  for (let at = 0; at < heads.length || at === 0; at += RECORDS_PER_PAGE) {
    const puts = await readRecords(context, heads.slice(at, at + RECORDS_PER_PAGE));
    const page = await sealPage({ ...context, key: keys.shift() ?? 0 }, place, puts, at === 0 ? gone : []);
    written.packs.push(...page.packs);
    if (page.heads) written.heads.push(page.heads);
    written.entries.push(...page.entries);
    place = page.place;
  }
  return { ...written, place };
}
