import { parseArgs } from 'node:util';
import { createHttp } from '../../electron/core/api/http.ts';
import { pull } from '../../electron/core/sync/pull.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import { listAssets } from '../../electron/host/asset.ts';
import { startLocalServer } from '../../electron/host/chromium/local-server.ts';
import { socketTransport } from '../../electron/host/chromium/socket-transport.ts';
import { DeviceId, PersonId } from '../../shared/model/ids.ts';
import { ok } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { cacheContract, writerContract } from '../../shared/rpc/contract.ts';
import type { Client } from '../../shared/rpc/define.ts';
import { keysContract } from '../../shared/rpc/keys-contract.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import { benchWindowContract } from './bench-contract.ts';
import { openBenchKeys } from './bench-keys.ts';
import { silentJournal, silentLog, silentStatus } from './silent.ts';

// The main process of the pull bench: new for every run, as at a first sync. Pulls once, says how long it took.
const { values } = parseArgs({ options: { api: { type: 'string' }, assets: { type: 'string' } } });
const { api, assets } = values;
if (api === undefined || assets === undefined) throw new Error('Started by pull.ts with --api and --assets');

let window: Client<typeof benchWindowContract> | null = null;
const keys = await openBenchKeys(change => void window?.['window.keysChanged'](change));
const server = await startLocalServer({
  port: 0,
  assets: await listAssets(assets),
  openDocument: () => Promise.resolve({ ok: false, status: 404, message: 'No documents here.' }),
  isPane: () => false,
  onSocket: socket => void pullOnce(connect(socketTransport(socket)), api),
  onTokenUsed: () => {},
});
process.once('SIGTERM', () => void server.stop().then(() => keys.remove()));
console.log(JSON.stringify({ event: 'listening', url: server.entryUrl() }));

async function pullOnce(cache: ReturnType<typeof connect>, baseUrl: string): Promise<void> {
  const http = createHttp({ baseUrl, clock: systemClock, fetch, credentials: null, appVersion: '0' });
  // Answered once the worker has opened the store: that is no part of the pull.
  await cache['cache.cursor']();
  const begun = performance.now();
  const ending = await pull(
    {
      http,
      personId: PersonId.parse('person-1'),
      deviceId: DeviceId.parse('device-1'),
      clock: systemClock,
      random: () => 0,
      log: silentLog,
      status: silentStatus,
      journal: silentJournal,
      cache: () => cache,
      signal: new AbortController().signal,
    },
    { onApplied: () => {}, onOfferedAgain: () => {} },
  );
  const pulled = { event: 'pulled', ms: performance.now() - begun, ending };
  console.log(JSON.stringify(pulled));
}

function connect(transport: ReturnType<typeof socketTransport>) {
  const halves = divideTransport(transport);
  const parts = {
    clock: systemClock,
    onBug: (what: string, error: unknown) => console.error(what, error),
  };
  window = connectPeer({
    ...parts,
    transport: halves.window,
    theirs: benchWindowContract,
    ours: keysContract,
    handlers: keys.handlers,
  });
  return connectPeer({
    ...parts,
    transport: halves.cache,
    theirs: cacheContract,
    ours: { ...keysContract, ...writerContract },
    handlers: { ...keys.handlers, 'writer.opened': () => Promise.resolve(ok(undefined)) },
  });
}
