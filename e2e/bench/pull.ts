import path from 'node:path';
import { Child, type ChildEvent } from '../hosts/child.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { couchStub } from './couch-stub.ts';
import { longestTask } from './long-tasks.ts';
import { type Extra, serveFolder } from './serve-folder.ts';
import { syntheticPages } from './synthetic-feed.ts';
import { type UnwatchedPage, withUnwatchedPage } from './unwatched-page.ts';

const CASES = 1000;
/** More often only costs patience: it is tens of times slower. */
const ROUNDS_OF_SLOW = 2;
const PAGE_SIZE = 500;
const MAIN = path.resolve(import.meta.dirname, 'pull-main.ts');

interface Pulled extends ChildEvent {
  readonly ms: number;
  readonly ending: unknown;
}

export const pull: Benchmark = {
  name: 'pull',
  needsWindow: false,
  ours: `the feed of ${CASES} cases (or --cases) read by the main process, checked, sealed by the cache worker, each page's cursor in its transaction`,
  floor:
    'the same pages fetched by the page itself, one bare IndexedDB put a case, the next page in flight, nothing checked or sealed',
  async prepare(asked) {
    const count = asked ?? CASES;
    const pages = syntheticPages(count, PAGE_SIZE);
    const feed = feedOf(count, pages);
    const floor = await serveFolder(await buildPage('bare-pull'), feed);
    const peers = [
      { name: 'RxDB', isSlow: false, server: await serveFolder(await buildPage('rxdb-pull'), feed) },
      { name: 'RxDB, encrypted', isSlow: true, server: await serveFolder(await buildPage('rxdb-sealed-pull'), feed) },
      {
        name: 'PouchDB',
        isSlow: count > CASES,
        server: await serveFolder(await buildPage('pouchdb-pull'), couchStub(pages)),
      },
    ];
    const assets = await buildPage('sealed-pull');
    return {
      runFloor: () => timedPage(floor.url),
      runOurs: () => pullOnce(floor.url, assets, count),
      peers: Object.fromEntries(
        peers.map(({ name, isSlow, server }) => {
          const run = () => peerPull(server.url, count);
          return [name, isSlow ? { run, rounds: ROUNDS_OF_SLOW } : { run }];
        }),
      ),
      close: async () => {
        await floor.stop();
        for (const { server } of peers) await server.stop();
      },
    };
  },
};

/** The feed of so many cases, for a server. */
export function feedOf(count: number, pages = syntheticPages(count, PAGE_SIZE)): Extra {
  return (asked, query) =>
    asked === '/v1/changes' ? { type: 'application/json', body: pages.get(query.get('cursor') ?? '') ?? '' } : null;
}

/** A page that pulls by itself when it is opened, and writes down how long that took. */
async function timedPage(
  url: string,
  check: (page: UnwatchedPage) => Promise<void> = async () => {},
): Promise<Figures> {
  return await withUnwatchedPage(async page => {
    await page.goto(url);
    const pullMs = Number(await page.said('data-ms'));
    await check(page);
    return { pullMs, longestTaskMs: await longestTask(page, pullMs) };
  });
}

async function peerPull(url: string, count: number): Promise<Figures> {
  return await timedPage(url, async page => {
    const stored = await page.said('data-stored');
    if (stored !== String(count)) throw new Error(`The peer stored ${stored} cases, not ${count}`);
  });
}

/** One pull by a main process and a window of its own. */
export async function pullOnce(api: string, assets: string, count: number): Promise<Figures> {
  const main = new Child('The main process of the pull', [MAIN, '--api', api, '--assets', assets]);
  try {
    const { url } = await main.next('listening');
    if (url === undefined) throw new Error('The main process of the pull did not say where it listens');
    return await withUnwatchedPage(async page => {
      await page.goto(url);
      const { ms, ending } = (await main.next('pulled')) as Pulled;
      if (ending !== 'done') throw new Error(`The pull ended with ${JSON.stringify(ending)}`);
      const longestTaskMs = await longestTask(page, ms);
      const packs = await page.evaluate(countPacks, null);
      if (packs !== count / 10) throw new Error(`${packs} packs lie in the store, not ${count / 10}`);
      return { pullMs: ms, longestTaskMs };
    });
  } finally {
    await main.end();
  }
}

/** Runs in the page: a pull that stored nothing would be fast. Pack 0 is no part of the feed. */
async function countPacks(): Promise<number> {
  const [{ name = '' } = {}] = await indexedDB.databases();
  return await new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error ?? new Error('The store did not open'));
    opening.onsuccess = () => {
      const counting = opening.result
        .transaction('packs')
        .objectStore('packs')
        .count(IDBKeyRange.lowerBound([1, 1]));
      counting.onsuccess = () => resolve(counting.result);
    };
  });
}
