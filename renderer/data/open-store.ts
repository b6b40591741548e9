import type { Clock } from '../../shared/clock.ts';
import type { Unlocked } from '../../shared/rpc/contract.ts';
import type { Transport } from '../../shared/rpc/transport.ts';
import { uuidV7 } from '../../shared/uuid-v7.ts';
import type { CacheWorkerStart } from './cache-worker.ts';
import { FeedIndex } from './feed/feed-index.ts';
import { followFeed } from './feed/follow-feed.ts';
import { PackReader } from './feed/pack-reader.ts';
import { openParts, type StoreParts } from './open-parts.ts';
import { joinTransports, portTransport } from './port-transport.ts';
import { fromBase64 } from './sealed/base64.ts';
import type { Store } from './store.ts';

export interface OpenStoreOptions {
  readonly unlocked: Unlocked;
  /** The 'cache' half of the pipe: passed on to the worker, unread. */
  readonly cacheTransport: Transport;
  readonly clock: Clock;
  nudgeSync(): void;
  /** When the worker may begin: until then it would take the processor from the first screen. What it is asked waits. */
  readonly workerTurn?: Promise<void>;
}

/** Opens a person's store and starts its cache worker. Rejects with `WrongKeyError` when the key is another one. */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const masterKey = fromBase64(options.unlocked.masterKey);
  const parts = await openParts(options.unlocked.storeName, masterKey);
  const worker = startWorker(options, masterKey);
  return await assembleStore(parts, { ...options, onClose: worker.stop });
}

type Assembly = Pick<OpenStoreOptions, 'unlocked' | 'clock' | 'nudgeSync'> & { onClose(): void };

/** The store without a worker: the part that tests share. */
export async function assembleStore(parts: StoreParts, options: Assembly): Promise<Store> {
  const { db } = parts;
  const { clock, unlocked } = options;
  const feed = new FeedIndex();
  const packs = new PackReader(db, parts.packs, parts.onUnreadable);
  const stopFollowing = await followFeed({ db, cipher: parts.packs, onUnreadable: parts.onUnreadable }, feed);
  return {
    db,
    feed,
    packs,
    chunks: parts.chunks,
    me: unlocked.me,
    deviceId: unlocked.deviceId,
    clock,
    newId: () => uuidV7(clock.now(), crypto.getRandomValues(new Uint8Array(10))),
    nowIso: () => new Date(clock.now()).toISOString(),
    nudgeSync: options.nudgeSync,
    close: () => {
      stopFollowing();
      packs.forget();
      feed.clear(0);
      options.onClose();
      db.close();
    },
  };
}

function startWorker(options: OpenStoreOptions, masterKey: Uint8Array): { stop(): void } {
  const channel = new MessageChannel();
  const pipe = portTransport(channel.port1);
  joinTransports(options.cacheTransport, pipe);
  let worker: Worker | null = null;
  let isStopped = false;
  const begin = (): void => {
    if (isStopped) return;
    worker = new Worker(new URL('./cache-worker.ts', import.meta.url), { type: 'module', name: 'cache' });
    worker.addEventListener('error', event => {
      event.preventDefault();
      reportError(new Error(`The cache worker failed: ${event.message}`));
    });
    const start: CacheWorkerStart = { storeName: options.unlocked.storeName, masterKey, port: channel.port2 };
    worker.postMessage(start, [channel.port2]);
  };
  if (options.workerTurn) void options.workerTurn.then(begin);
  else begin();
  return {
    stop: () => {
      isStopped = true;
      pipe.close();
      worker?.terminate();
    },
  };
}
