import type { Clock } from '../../shared/clock.ts';
import type { JournalItem } from '../../shared/model/journal.ts';
import { uuidV7 } from '../../shared/uuid-v7.ts';
import { FeedIndex } from './feed/feed-index.ts';
import { followFeed, followFeedLater } from './feed/follow-feed.ts';
import { PackReader } from './feed/pack-reader.ts';
import { keepConnected } from './keep-connected.ts';
import { KeyRing } from './keys/key-ring.ts';
import type { KeySource } from './keys/key-source.ts';
import { type KeepAnswer, requireKept } from './not-kept-error.ts';
import { openOrRebuild } from './open-or-rebuild.ts';
import type { StoreAccess, StoreParts } from './open-parts.ts';
import { askToPersist } from './persist-storage.ts';
import { readFirstRows } from './queries/read-first-rows.ts';
import { readPinDeclined } from './queries/use-pin-declined.ts';
import { refreshQueries } from './refresh-queries.ts';
import { resumePurge } from './resume-purge.ts';
import { fromBase64 } from './sealed/base64.ts';
import { startWorker, type WorkerOptions } from './start-worker.ts';
import type { Store } from './store.ts';
import { forgetSealed } from './queries/just-sealed.ts';
import { createUnkeptActs } from './unkept-acts.ts';

export interface OpenStoreOptions extends WorkerOptions {
  readonly clock: Clock;
  /** The main process, where the keys of the store are. */
  readonly keys: KeySource;
  /** Asks the main process to put what was done into the journal (`journal.keep`). */
  keep(items: JournalItem[]): Promise<KeepAnswer>;
  nudgeSync(): void;
  /** Resolves when what is on the screen is painted. Called once the first rows are known; without it, no row comes before all. */
  readonly afterPaint?: () => Promise<void>;
}

/** Opens a person's store, or a new one in place of one that is damaged, and starts its cache worker. */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { unlocked, clock } = options;
  const { storeName, masterKey } = unlocked;
  const ring = new KeyRing(options.keys);
  const parts = await openWith({ storeName, masterKey: fromBase64(masterKey), ring }, clock);
  const worker = startWorker(options);
  const store = await assembleStore(parts, { ...options, onClose: worker.stop });
  // The store works without it. It may be closed by the time that the browser answers.
  askToPersist(store.db, store.nowIso()).catch(() => {});
  return store;
}

async function openWith(access: StoreAccess, clock: Clock): Promise<StoreParts> {
  try {
    const parts = await openOrRebuild(access, clock);
    await resumePurge(parts);
    return parts;
  } catch (error) {
    access.ring.close();
    throw error;
  }
}

type Assembly = Pick<OpenStoreOptions, 'unlocked' | 'clock' | 'keep' | 'nudgeSync' | 'afterPaint'> & {
  onClose(): void;
};

/** The store without a worker: the part that tests share. */
export async function assembleStore(parts: StoreParts, options: Assembly): Promise<Store> {
  const { db, ring } = parts;
  const { clock, unlocked } = options;
  const feed = new FeedIndex();
  const packs = new PackReader(db, parts.packs, parts.onUnreadable);
  // What was read of a purged case must not stay in memory.
  ring.onGone(() => packs.forget());
  const keep = (items: readonly JournalItem[]): Promise<void> => requireKept(options.keep([...items]));
  const unkept = createUnkeptActs(clock, keep);
  const stopConnecting = keepConnected(db, clock, refreshQueries);
  const source = { db, cipher: parts.packs, onUnreadable: parts.onUnreadable };
  const [firstRows, pinWasDeclined] = await Promise.all([
    options.afterPaint ? readFirstRows(db, parts.packs, unlocked.me) : null,
    readPinDeclined(db),
  ]);
  const stopFollowing =
    firstRows && options.afterPaint
      ? followFeedLater(source, feed, options.afterPaint())
      : await followFeed(source, feed);
  return {
    db,
    feed,
    firstRows,
    pinWasDeclined,
    packs,
    chunks: parts.chunks,
    keyOf: caseId => ring.numberOf(caseId),
    me: unlocked.me,
    features: unlocked.features,
    deviceId: unlocked.deviceId,
    clock,
    newId: () => uuidV7(clock.now(), crypto.getRandomValues(new Uint8Array(10))),
    nowIso: () => new Date(clock.now()).toISOString(),
    keep,
    unkept,
    nudgeSync: options.nudgeSync,
    close: () => {
      stopConnecting();
      stopFollowing();
      unkept.stop();
      packs.forget();
      feed.clear(0);
      options.onClose();
      forgetSealed(db);
      ring.close();
      db.close();
    },
  };
}
