import { pull as pullFeed } from '../../electron/core/sync/pull.ts';
import { createHttp } from '../../electron/core/api/http.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import { listAssets } from '../../electron/host/asset.ts';
import { startLocalServer } from '../../electron/host/chromium/local-server.ts';
import { socketTransport } from '../../electron/host/chromium/socket-transport.ts';
import { DeviceId, PersonId } from '../../shared/model/ids.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { cacheContract } from '../../shared/rpc/contract.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { withFreshPage } from './fresh-page.ts';
import { silentLog, silentStatus } from './silent.ts';
import { serveFolder } from './serve-folder.ts';
import { syntheticPages } from './synthetic-feed.ts';

const CASES = 1000;
const PAGE_SIZE = 500;

export const pull: Benchmark = {
  name: 'pull',
  ours: `the feed of ${CASES} cases read by the main process, checked, sealed by the cache worker, cursor in the same transaction`,
  floor: 'the same pages fetched by the page itself, one bare IndexedDB put a case, the next page in flight',
  async prepare() {
    const pages = syntheticPages(CASES, PAGE_SIZE);
    const feed = (path: string, query: URLSearchParams) =>
      path === '/v1/changes' ? { type: 'application/json', body: pages.get(query.get('cursor') ?? '') ?? '' } : null;
    const floor = await serveFolder(await buildPage('bare-pull'), feed);
    const assets = await listAssets(await buildPage('sealed-pull'));
    return {
      runFloor: () =>
        withFreshPage(async page => {
          await page.goto(floor.url);
          const body = page.locator('body[data-ms]');
          await body.waitFor();
          return { pullMs: Number(await body.getAttribute('data-ms')) };
        }),
      runOurs: () => pullOnce(floor.url, assets),
      close: () => floor.stop(),
    };
  },
};

async function pullOnce(apiUrl: string, assets: Awaited<ReturnType<typeof listAssets>>): Promise<Figures> {
  const connected = Promise.withResolvers<ReturnType<typeof connect>>();
  const server = await startLocalServer({
    port: 0,
    assets,
    openDocument: () => Promise.resolve({ ok: false, status: 404, message: 'No documents here.' }),
    onSocket: socket => connected.resolve(connect(socketTransport(socket))),
    onTokenUsed: () => {},
  });
  try {
    return await withFreshPage(async page => {
      await page.goto(server.entryUrl());
      await page.locator('body[data-ready]').waitFor();
      const cache = await connected.promise;
      const http = createHttp({ baseUrl: apiUrl, clock: systemClock, fetch, credentials: null, appVersion: '0' });
      // The worker opens its side of the store while the page says that it is ready: not part of the pull.
      await cache['cache.cursor']();
      const begun = performance.now();
      const ending = await pullFeed(
        {
          http,
          personId: PersonId.parse('person-1'),
          deviceId: DeviceId.parse('device-1'),
          clock: systemClock,
          random: () => 0,
          log: silentLog,
          status: silentStatus,
          cache: () => cache,
          signal: new AbortController().signal,
        },
        () => {},
      );
      if (ending !== 'done') throw new Error(`The pull ended with ${JSON.stringify(ending)}`);
      return { pullMs: performance.now() - begun };
    });
  } finally {
    await server.stop();
  }
}

function connect(transport: ReturnType<typeof socketTransport>) {
  return connectPeer({
    transport: divideTransport(transport).cache,
    theirs: cacheContract,
    ours: {},
    handlers: {},
    clock: systemClock,
    onBug: (what, error) => console.error(what, error),
  });
}
