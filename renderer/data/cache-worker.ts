import { cacheContract, writerContract } from '../../shared/rpc/contract.ts';
import { keysContract } from '../../shared/rpc/keys-contract.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import { keepFirstHeads, keepingFirstHeads } from './cache/keep-first-heads.ts';
import { keepOpen, type OpenCache } from './cache/keep-open.ts';
import { openCache } from './cache/open-cache.ts';
import { nextTurn } from './cache/writer-turn.ts';
import { cacheHandlers } from './cache-handlers.ts';
import { openOrRebuild } from './open-or-rebuild.ts';
import { portTransport } from './port-transport.ts';
import { KeyRing } from './keys/key-ring.ts';
import { systemClock } from './system-clock.ts';

/** The one message that the window sends: which store, its key, and the pipe to the main process. */
export interface CacheWorkerStart {
  readonly storeName: string;
  readonly masterKey: Uint8Array;
  readonly port: MessagePort;
}

/** The one message that the worker sends. It says nothing: that it comes says all. */
const CANNOT_STAY_OPEN = null;

// Entry of the worker. Not `await`ed at the top: a message that comes meanwhile would be lost.
self.addEventListener('message', (event: MessageEvent<CacheWorkerStart>) => void start(event.data), { once: true });

async function start({ storeName, masterKey, port }: CacheWorkerStart): Promise<void> {
  const transport = portTransport(port);
  // Held until the worker ends. The worker of a second window waits here and takes over by itself; the main process
  // asks nothing of it before it says that it has the store.
  await navigator.locks.request(`meridian/${storeName}/writer`, async () => {
    // What was asked meanwhile is in the port already, and comes before the next line.
    const begun = Promise.withResolvers<OpenCache>();
    const current = async () => await (await begun.promise).current();
    const main = connectPeer({
      transport,
      theirs: { ...keysContract, ...writerContract },
      ours: cacheContract,
      handlers: keepingFirstHeads(cacheHandlers(current), current),
      clock: systemClock,
      // Names and places only: an input may hold a person's words.
      onBug: (what, error) => console.error(what, error instanceof Error ? (error.stack ?? error.name) : ''),
    });
    // Nobody but this worker has keys made or destroyed while it is there.
    const ring = new KeyRing({ ...main, onChange: () => () => {} });
    const cache = keepOpen({
      clock: systemClock,
      open: async () =>
        await openCache({
          ...(await openOrRebuild({ storeName, masterKey, ring }, systemClock)),
          clock: systemClock,
          fetch: (url, signal) => fetch(url, { signal: signal ?? null }),
        }),
      onFailed: error => {
        // A full disk, a database of a newer build. Goes to the window as the worker's `error` event, for the log; the
        // main process is told that the store is locked.
        reportError(error);
        self.postMessage(CANNOT_STAY_OPEN, {});
      },
    });
    begun.resolve(cache);
    current()
      .then(context => context && keepFirstHeads(context))
      .catch(reportError);
    const context = await cache.current();
    // Said also while the store does not open: what the main process asks is then refused, and asked again later.
    const turn = context ? await nextTurn(context.db, systemClock.now()) : systemClock.now();
    void main['writer.opened']({ storeName, turn });
    await new Promise<void>(resolve => transport.onClose(resolve));
    cache.close();
    ring.close();
  });
}
