import { cacheContract } from '../../shared/rpc/contract.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import type { CacheContext } from './cache/cache-context.ts';
import { openCache } from './cache/open-cache.ts';
import { cacheHandlers } from './cache-handlers.ts';
import { openParts } from './open-parts.ts';
import { portTransport } from './port-transport.ts';
import { systemClock } from './system-clock.ts';

/** The one message that the window sends: which store, its key, and the pipe to the main process. */
export interface CacheWorkerStart {
  readonly storeName: string;
  readonly masterKey: Uint8Array;
  readonly port: MessagePort;
}

// Entry of the worker. Not `await`ed at the top: a message that comes meanwhile would be lost.
self.addEventListener('message', (event: MessageEvent<CacheWorkerStart>) => void start(event.data), { once: true });

async function start({ storeName, masterKey, port }: CacheWorkerStart): Promise<void> {
  const transport = portTransport(port);
  // Held until the worker ends. A second window of the same person waits here; its frames wait in the port.
  await navigator.locks.request(`meridian/${storeName}/writer`, async () => {
    const opened = await open(storeName, masterKey);
    let context = opened;
    connectPeer({
      transport,
      theirs: {},
      ours: cacheContract,
      handlers: cacheHandlers(() => context),
      clock: systemClock,
      // Names and places only: an input may hold a person's words.
      onBug: (what, error) => console.error(what, error instanceof Error ? (error.stack ?? error.name) : ''),
    });
    await new Promise<void>(resolve => transport.onClose(resolve));
    context = null;
    opened?.db.close();
  });
}

/** Null when the store cannot be opened: the main process is then told that it is locked, and the window why. */
async function open(storeName: string, masterKey: Uint8Array): Promise<CacheContext | null> {
  try {
    const parts = await openParts(storeName, masterKey);
    return await openCache({
      ...parts,
      clock: systemClock,
      fetch: (url, signal) => fetch(url, { signal: signal ?? null }),
    });
  } catch (error) {
    // A full disk, a database of a newer build, another key. Goes to the window as the worker's `error` event.
    reportError(error);
    return null;
  }
}
