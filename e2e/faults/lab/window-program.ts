import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { documentHeaders, parseDocumentUrl } from '../../../electron/host/document-url.ts';
import type { DocumentRequest, DocumentResponse } from '../../../electron/host/host.ts';
import type { CacheContext } from '../../../renderer/data/cache/cache-context.ts';
import { keepOpen, type OpenCache } from '../../../renderer/data/cache/keep-open.ts';
import { openCache } from '../../../renderer/data/cache/open-cache.ts';
import { nextTurn } from '../../../renderer/data/cache/writer-turn.ts';
import { cacheHandlers } from '../../../renderer/data/cache-handlers.ts';
import { KeyRing } from '../../../renderer/data/keys/key-ring.ts';
import type { KeySource } from '../../../renderer/data/keys/key-source.ts';
import { resumePurge } from '../../../renderer/data/resume-purge.ts';
import { openOrRebuild } from '../../../renderer/data/open-or-rebuild.ts';
import type { StoreParts } from '../../../renderer/data/open-parts.ts';
import { assembleStore } from '../../../renderer/data/open-store.ts';
import { fromBase64 } from '../../../renderer/data/sealed/base64.ts';
import type { Store } from '../../../renderer/data/store.ts';
import { divideTransport } from '../../../shared/rpc/channels.ts';
import {
  cacheContract,
  mainContract,
  type Unlocked,
  windowContract,
  writerContract,
} from '../../../shared/rpc/contract.ts';
import { type KeysChange, keysContract } from '../../../shared/rpc/keys-contract.ts';
import { ok } from '../../../shared/result.ts';
import { connectPeer } from '../../../shared/rpc/peer.ts';
import type { Transport } from '../../../shared/rpc/transport.ts';
import type { Process } from './process.ts';
import { LAB_INDEXED_DB, type StoreDisk } from './store-disk.ts';
import type { WriterLock } from './writer-lock.ts';

Object.assign(Dexie.dependencies, { indexedDB: LAB_INDEXED_DB, IDBKeyRange });

const heard = { 'window.keysChanged': windowContract['window.keysChanged'] };

export interface WindowOptions {
  readonly process: Process;
  readonly unlocked: Unlocked;
  readonly disk: StoreDisk;
  readonly pipe: Transport;
  readonly lock: WriterLock;
  /** The host's answer to a document's address. */
  openDocument(request: DocumentRequest): Promise<DocumentResponse>;
  onBug(what: string, error: unknown): void;
  /** The window says that it cannot go on, and why. */
  onFailed(what: string, error: unknown): void;
}

/** The window and its cache worker, as one program: they die together. */
export interface WindowProgram {
  readonly process: Process;
  /** What the person's hands work on. */
  readonly store: Promise<Store>;
  /** The cache, once the writer's lock is its. */
  readonly cache: () => CacheContext | null;
  /** The pipe is gone: the main process it belonged to is. */
  readonly isCut: () => boolean;
  /** The store or the cache did not open: the window says so, and that it must be opened again. */
  readonly hasFailed: () => boolean;
}

export function startWindow(options: WindowOptions): WindowProgram {
  const { process, unlocked, pipe, disk, onBug } = options;
  disk.serve(process, unlocked.storeName);
  const halves = divideTransport(pipe);
  const listeners = new Set<(change: KeysChange) => void>();
  const main = connectPeer({
    transport: halves.window,
    theirs: mainContract,
    ours: heard,
    handlers: {
      'window.keysChanged': async change => {
        for (const listener of listeners) listener(change);
        return ok(undefined);
      },
    },
    clock: process.clock,
    onBug,
  });
  let cache: CacheContext | null = null;
  let isCut = false;
  pipe.onClose(() => {
    isCut = true;
  });

  let hasFailed = false;
  const failed =
    (what: string) =>
    (error: unknown): void => {
      hasFailed = true;
      options.onFailed(what, error);
    };
  const open = (ring: KeyRing): Promise<StoreParts> => {
    const { storeName, masterKey } = unlocked;
    return openOrRebuild({ storeName, masterKey: fromBase64(masterKey), ring }, process.clock);
  };
  const fetchDocument = async (url: string): Promise<Response> => {
    const request = parseDocumentUrl(new URL(url, 'http://window.lab'));
    if (!request || isCut) throw new TypeError('fetch failed');
    const answer = await options.openDocument(request);
    if (!answer.ok) return new Response(answer.message, { status: answer.status });
    return new Response(answer.body, { headers: documentHeaders(answer) });
  };
  const runWorker = async (): Promise<void> => {
    const release = await options.lock.request(process);
    process.onKill(release);
    if (!process.isAlive()) return;
    const begun = Promise.withResolvers<OpenCache>();
    const keys = connectPeer({
      transport: halves.cache,
      theirs: { ...keysContract, ...writerContract },
      ours: cacheContract,
      handlers: cacheHandlers(async () => await (await begun.promise).current()),
      clock: process.clock,
      onBug,
    });
    const ring = new KeyRing({ ...keys, onChange: () => () => {} });
    const kept = keepOpen({
      clock: process.clock,
      async open() {
        cache = null;
        const fetch = (url: string): Promise<Response> => process.whileAlive(fetchDocument(url));
        cache = await process.whileAlive(openCache({ ...(await open(ring)), clock: process.clock, fetch }));
        return cache;
      },
      onFailed: failed('The cache cannot stay open'),
    });
    // A dead window hears of nothing; in one process it has to be told so.
    process.onKill(kept.close);
    begun.resolve(kept);
    const opened = await process.whileAlive(kept.current());
    const nowMs = process.clock.now();
    const turn = opened ? await process.whileAlive(nextTurn(opened.db, nowMs)) : nowMs;
    void keys['writer.opened']({ storeName: unlocked.storeName, turn });
    pipe.onClose(() => {
      cache = null;
      kept.close();
      release();
    });
  };
  const openStore = async (): Promise<Store> => {
    const source: KeySource = {
      ...main,
      onChange: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const parts = await process.whileAlive(open(new KeyRing(source)));
    await process.whileAlive(resumePurge(parts));
    return await process.whileAlive(
      assembleStore(parts, {
        unlocked,
        clock: process.clock,
        keep: items => main['journal.keep'](items),
        nudgeSync: () => void main['sync.now'](undefined),
        onClose: () => {},
      }),
    );
  };
  const store = openStore();
  store.then(opened => process.onKill(opened.close), failed('The store did not open'));
  runWorker().catch(failed('The cache did not open'));
  return {
    hasFailed: () => hasFailed,
    process,
    store,
    cache: () => (process.isAlive() ? cache : null),
    isCut: () => isCut,
  };
}
