import { ok } from '../../../shared/result.ts';
import type { MeridianDb } from '../db.ts';
import { FEED_STATE } from '../feed/feed-state.ts';
import type { CacheContext } from './cache-context.ts';
import { compactWhenWorthwhile } from './compact.ts';
import { dropBytes } from './drop.ts';
import { refusingStorageFailures } from './storage-failure.ts';

/** As long as a server may be restored from a backup, and ask for what it has lost. */
const KEPT_ACCEPTED_MS = 35 * 24 * 60 * 60 * 1000;

/**
 * At every start: what was on its way may have arrived or not, documents that failed are tried once more, accepted work
 * that nobody can need again goes, and a purge that was begun is finished.
 */
export async function tidyAtStart(context: CacheContext): Promise<void> {
  const { db, state, clock } = context;
  await db.transaction('rw', db.outbox, db.meta, db.bytes, db.chunks, async () => {
    const sending = await db.outbox.where('state').equals('sending').toArray();
    await db.outbox.bulkPut(sending.map(row => ({ ...row, state: 'unknown' as const })));
    await pruneAccepted(db, clock.now());
    for (const key of await db.bytes.where('state').equals('failed').primaryKeys()) await dropBytes(db, key);
    await db.meta.put({ name: FEED_STATE, value: state });
  });
  // A disk too full for this is no reason not to open the store: it is done at the next start, or after the next pull.
  await refusingStorageFailures(() => compactWhenWorthwhile(context).then(ok));
}

async function pruneAccepted(db: MeridianDb, nowMs: number): Promise<void> {
  const accepted = await db.outbox.where('state').equals('accepted').toArray();
  const old = accepted.filter(
    row => row.finished === 1 && row.settledAt !== undefined && Date.parse(row.settledAt) < nowMs - KEPT_ACCEPTED_MS,
  );
  await db.outbox.bulkDelete(old.map(row => row.id));
}
