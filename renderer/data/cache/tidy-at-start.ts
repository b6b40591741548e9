import { ok } from '../../../shared/result.ts';
import type { MeridianDb } from '../db.ts';
import { FEED_STATE, type FeedState } from '../feed/feed-state.ts';
import type { OutboxRow } from '../rows.ts';
import type { CacheContext } from './cache-context.ts';
import { unreadableIn } from './check-feed.ts';
import { compactWhenWorthwhile } from './compact.ts';
import { dropBytes, keepGeneration } from './drop.ts';
import { purgeNow } from './finish-purge.ts';
import { changeListed, missingOfListed } from './listed-changes.ts';
import { rebuildMissing } from './rebuild-rows.ts';
import { isPastKeeping, isPurged, KEPT_ACCEPTED_MS } from './still-kept.ts';
import { refusingStorageFailures } from './storage-failure.ts';

/**
 * At every start: what was on its way may have arrived or not, documents that failed are tried once more, accepted work
 * that nobody can need again goes, damaged rows are made again from the acts that they came from, and a purge that was
 * begun is finished.
 */
export async function tidyAtStart(context: CacheContext): Promise<void> {
  const { db, state, clock } = context;
  await db.transaction('rw', db.tables, async () => {
    const sending = await db.outbox.where('state').equals('sending').toArray();
    await db.outbox.bulkPut(sending.map(row => ({ ...row, state: 'unknown' as const })));
    await pruneAccepted(context, clock.now());
    await rebuildMissing(context);
    await forgetDamage(db, state);
    for (const key of await db.bytes.where('state').equals('failed').primaryKeys()) await dropBytes(db, key);
    await db.meta.put({ name: FEED_STATE, value: state });
    // A feed that begins anew numbers its packs from one: none may be there already.
    if (state.page === 0 && (await db.packs.count()) > 0) await keepGeneration(db, 0);
  });
  await refusingStorageFailures(() => purgeNow(context).then(ok));
  // A disk too full for this is no reason not to open the store: it is done at the next start, or after the next pull.
  await refusingStorageFailures(() => compactWhenWorthwhile(context).then(ok));
}

/** Damage that is still there is met again; what was made good meanwhile must not be listed for ever. */
async function forgetDamage(db: MeridianDb, state: FeedState): Promise<void> {
  const noted = await db.quarantine.toArray();
  await db.quarantine.bulkDelete(await unreadableIn(db, state));
  // The feed is read again for these: what it brings is listed again, and what it does not bring is not missed for ever.
  await changeListed(db, [], await missingOfListed(db, noted, state.purging));
  await db.quarantine.bulkDelete(noted.filter(({ kind }) => kind.startsWith('store/')).map(({ key }) => key));
}

async function pruneAccepted(context: CacheContext, nowMs: number): Promise<void> {
  const { db } = context;
  const ids = await db.outbox.where('state').equals('accepted').primaryKeys();
  // Nothing younger can have been settled so long ago: a month of work need not be opened at every start.
  const accepted = await db.outbox.bulkGet(ids.filter(id => madeAtMs(id) < nowMs - KEPT_ACCEPTED_MS));
  // The feed never shows what was answered after its case had left.
  const isDone = ({ finished, caseId }: OutboxRow): boolean =>
    finished === 1 || (caseId !== null && isPurged(context, caseId));
  const old = accepted.filter(row => row !== undefined).filter(row => isDone(row) && isPastKeeping(row, nowMs));
  await db.outbox.bulkDelete(old.map(row => row.id));
}

/** Ids of acts are UUID v7: they begin with the time that they were made at. */
function madeAtMs(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
