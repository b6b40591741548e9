import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createHttp } from '../../electron/core/api/http.ts';
import { createTraffic } from '../../electron/core/api/traffic.ts';
import { openJournal } from '../../electron/core/journal/open-journal.ts';
import { createNodeLogFiles } from '../../electron/core/sealed-log/node-log-files.ts';
import { createPusher } from '../../electron/core/sync/push.ts';
import type { CacheClient } from '../../electron/core/sync/sync-parts.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import { listAssets } from '../../electron/host/asset.ts';
import { startLocalServer } from '../../electron/host/chromium/local-server.ts';
import { socketTransport } from '../../electron/host/chromium/socket-transport.ts';
import { DeviceId, PersonId } from '../../shared/model/ids.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { ok } from '../../shared/result.ts';
import { cacheContract, writerContract } from '../../shared/rpc/contract.ts';
import type { Client } from '../../shared/rpc/define.ts';
import { keysContract } from '../../shared/rpc/keys-contract.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import { benchContract, benchWindowContract } from './bench-contract.ts';
import { openBenchKeys } from './bench-keys.ts';
import { silentLog, silentStatus } from './silent.ts';

// The main process of the benches of work: its journal takes what the window saves, and, with --api, it sends once what
// waits in the window's store, and says how long that took.
const { values } = parseArgs({
  options: { api: { type: 'string' }, assets: { type: 'string' }, journal: { type: 'string' } },
});
const { api, assets, journal: folder } = values;
if (assets === undefined || folder === undefined) throw new Error('Started by a bench with --assets and --journal');

const SOON_MS = 20;
const onBug = (what: string, error: unknown): void => console.error(what, error);
const files = createNodeLogFiles(folder);
const journal = await openJournal({ files, key: randomBytes(32), clock: systemClock, log: silentLog });
let window: Client<typeof benchWindowContract> | null = null;
const keys = await openBenchKeys(change => void window?.['window.keysChanged'](change));
const server = await startLocalServer({
  port: 0,
  assets: await listAssets(assets),
  openDocument: () => Promise.resolve({ ok: false, status: 404, message: 'No documents here.' }),
  isPane: () => false,
  onSocket: socket => connect(socketTransport(socket)),
  onTokenUsed: () => {},
});
process.once('SIGTERM', () => void Promise.all([journal.close(), server.stop(), keys.remove()]));
console.log(JSON.stringify({ event: 'listening', url: server.entryUrl() }));

function connect(transport: ReturnType<typeof socketTransport>): void {
  const halves = divideTransport(transport);
  window = connectPeer({
    transport: halves.window,
    theirs: benchWindowContract,
    ours: benchContract,
    handlers: { 'journal.keep': items => journal.keep(items), ...keys.handlers },
    clock: systemClock,
    onBug,
  });
  const cache = connectPeer({
    transport: halves.cache,
    theirs: cacheContract,
    ours: { ...keysContract, ...writerContract },
    handlers: { ...keys.handlers, 'writer.opened': () => Promise.resolve(ok(undefined)) },
    clock: systemClock,
    onBug,
  });
  if (api !== undefined) void pushOnce(cache, api);
}

async function pushOnce(cache: CacheClient, baseUrl: string): Promise<void> {
  // The page has put everything into its outbox in one transaction: all of it is there, or nothing.
  for (;;) {
    const some = await cache['cache.outbox']({ limit: 1 });
    if (!some.ok) throw new Error(some.failure.message);
    if (some.value.length > 0) break;
    await new Promise(resolve => setTimeout(resolve, SOON_MS));
  }
  const reconciled = await journal.reconcile(cache);
  if (!reconciled.ok) throw new Error(reconciled.failure.message);
  const traffic = createTraffic(systemClock);
  const pusher = createPusher(
    {
      http: createHttp({ baseUrl, clock: systemClock, fetch, credentials: null, appVersion: '0', traffic }),
      personId: PersonId.parse('person-1'),
      deviceId: DeviceId.parse('device-1'),
      clock: systemClock,
      random: () => 0,
      log: silentLog,
      status: silentStatus,
      journal,
      cache: () => cache,
      signal: new AbortController().signal,
    },
    { traffic, onProgress: () => {}, onRested: () => {}, onUnkept: () => {} },
  );
  const begun = performance.now();
  const ending = await pusher.push();
  console.log(
    JSON.stringify({ event: 'pushed', ms: performance.now() - begun, ending, taken: reconciled.value.taken }),
  );
}
