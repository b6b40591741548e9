import type { MeridianDb } from '../db.ts';
import { isFeedLost } from '../lost-values.ts';
import { isOpenForWork } from '../../../shared/model/case.ts';
import { processKey } from '../../../shared/model/process.ts';
import { packContext } from '../sealed/bulk-cipher.ts';
import { FeedIndex } from './feed-index.ts';
import type { Head } from './heads.ts';
import { type FeedSource, readFeedState } from './load-feed.ts';

/** The pack that holds no records: those of the feed are numbered from one. */
export const FIRST_HEADS_PACK = 0;

/** More rows than a window shows. */
const FIRST_CASES = 50;

/** What a queue shows first, beside the page of the feed that it is of. */
interface FirstHeads {
  readonly page: number;
  readonly heads: readonly Head[];
}

/** The heads of the cases that the queue shows first, and of everything that their rows are made of. */
export function firstHeadsOf(feed: FeedIndex): Uint8Array<ArrayBuffer> {
  const heads = new Set<Head>();
  let cases = 0;
  for (const head of feed.cases()) {
    const { record } = head.columns;
    // As the queue is when nobody has chosen another view.
    if (!isOpenForWork(record.status) || record.status === 'queried' || record.parked) continue;
    const process = feed.get('process', processKey(record.process));
    if (process) heads.add(process);
    for (const one of feed.allOfCase(head.id)) if (isOfRow(one)) heads.add(one);
    if (++cases === FIRST_CASES) break;
  }
  const first: FirstHeads = { page: feed.page, heads: [...heads] };
  return new TextEncoder().encode(JSON.stringify(first));
}

function isOfRow({ kind }: Head): boolean {
  return kind === 'case' || kind === 'document' || kind === 'submission' || kind === 'review';
}

/**
 * A small feed of the cases that the queue shows first, as they are at the last page that is stored. Null when nobody
 * wrote them since, when a purge destroyed their key, or when they were changed on the disk: only the whole is shown then.
 */
export async function readFirstFeed({ db, cipher }: Pick<FeedSource, 'db' | 'cipher'>): Promise<FeedIndex | null> {
  const found = await readKept(db);
  if (!found?.row) return null;
  const { state, row } = found;
  let first: FirstHeads;
  try {
    const bytes = await cipher.open(row.sealedBy, packContext(row.generation, row.pack), row.box);
    first = JSON.parse(new TextDecoder().decode(bytes)) as FirstHeads;
  } catch {
    // NoKeyError after a purge; OperationError of WebCrypto when they were changed.
    return null;
  }
  if (first.page !== state.page) return null;
  const feed = new FeedIndex();
  feed.clear(state.generation);
  feed.apply(first.heads);
  return feed;
}

/** Null when its value is lost: the whole is read then, and says so where it is. */
async function readKept(db: MeridianDb) {
  try {
    return await db.transaction('r', db.meta, db.packs, async () => {
      const state = await readFeedState(db);
      return { state, row: await db.packs.get([state.generation, FIRST_HEADS_PACK]) };
    });
  } catch (error) {
    if (!isFeedLost(error)) throw error;
    return null;
  }
}
