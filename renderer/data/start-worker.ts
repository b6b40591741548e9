import type { Unlocked } from '../../shared/rpc/contract.ts';
import type { Transport } from '../../shared/rpc/transport.ts';
import type { CacheWorkerStart } from './cache-worker.ts';
import { joinTransports, portTransport } from './port-transport.ts';
import { fromBase64 } from './sealed/base64.ts';

export interface WorkerOptions {
  readonly unlocked: Unlocked;
  /** The 'cache' half of the pipe: passed on to the worker, unread. */
  readonly cacheTransport: Transport;
  /** When the worker may begin: until then it would take the processor from the first screen. What it is asked waits. */
  readonly workerTurn?: Promise<void>;
  /** The database cannot be opened any more, or does not stay open: a person must close Meridian and open it again. */
  readonly onFailed?: () => void;
}

/** Starts the cache worker of a store and gives it the main process's pipe. */
export function startWorker({ unlocked, cacheTransport, workerTurn, onFailed }: WorkerOptions): { stop(): void } {
  const channel = new MessageChannel();
  const pipe = portTransport(channel.port1);
  joinTransports(cacheTransport, pipe);
  let worker: Worker | null = null;
  let isStopped = false;
  const begin = (): void => {
    if (isStopped) return;
    worker = new Worker(new URL('./cache-worker.ts', import.meta.url), { type: 'module', name: 'cache' });
    worker.addEventListener('error', event => {
      event.preventDefault();
      reportError(new Error(`The cache worker failed: ${event.message}`));
    });
    worker.addEventListener('message', () => onFailed?.());
    const { storeName, masterKey } = unlocked;
    const start: CacheWorkerStart = { storeName, masterKey: fromBase64(masterKey), port: channel.port2 };
    worker.postMessage(start, [channel.port2]);
  };
  if (workerTurn) void workerTurn.then(begin);
  else begin();
  return {
    stop: () => {
      isStopped = true;
      pipe.close();
      worker?.terminate();
    },
  };
}
