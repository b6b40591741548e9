import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Child, type ChildEvent } from '../hosts/child.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { serveFolder } from './serve-folder.ts';
import { withUnwatchedPage } from './unwatched-page.ts';

const MUTATIONS = 1000;
const MOST_REQUESTS = 10;
const SERVER = path.resolve(import.meta.dirname, 'push-server.ts');
const MAIN = path.resolve(import.meta.dirname, 'work-main.ts');
/** More often only costs patience. */
const ROUNDS_OF_SLOW = 3;

interface Pushed extends ChildEvent {
  readonly ms: number;
  readonly ending: unknown;
  readonly taken: number;
}

export const push: Benchmark = {
  name: 'push',
  needsWindow: false,
  ours: `${MUTATIONS} waiting mutations of 100 cases: read out of the sealed store by the main process, marked, sealed, hashed, sent, every answer checked, in the journal and synced, settled in the store`,
  floor:
    'as many plain rows read, marked, sent in as few requests, four at once, and marked again, as durably; nothing checked or sealed, no journal',
  async prepare() {
    const folder = await mkdtemp(path.join(tmpdir(), 'meridian-push-'));
    const server = new Child('The server of the push', [SERVER]);
    const { url } = await server.next('listening');
    if (url === undefined) throw new Error('The server of the push did not say where it listens');
    const floor = await serveFolder(await buildPage('bare-push'));
    const rxdb = await serveFolder(await buildPage('rxdb-push'));
    const assets = await buildPage('sealed-push');
    const page = (at: string, more = '') => `${at}/?server=${encodeURIComponent(url)}${more}`;
    let runs = 0;
    return {
      runOurs: () => counted(url, MOST_REQUESTS, () => pushOnce(url, assets, path.join(folder, String(++runs)))),
      runFloor: () => counted(url, MOST_REQUESTS, () => timedPage(page(floor.url))),
      peers: {
        'RxDB, 100 in a request': { run: () => counted(url, MOST_REQUESTS, () => timedPage(page(rxdb.url))) },
        'one by one': {
          run: () => counted(url, MUTATIONS, () => timedPage(page(floor.url, '&each=1&at-once=1'))),
          rounds: ROUNDS_OF_SLOW,
        },
      },
      close: async () => {
        await Promise.all([server.end(), floor.stop(), rxdb.stop()]);
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};

async function counted(url: string, mostRequests: number, work: () => Promise<number>): Promise<Figures> {
  const pushMs = await work();
  const { taken, requests } = (await (await fetch(`${url}/count`)).json()) as { taken: number; requests: number };
  // A push that left something behind, or sent it in bits, would be measured as something else.
  if (taken !== MUTATIONS) throw new Error(`${taken} mutations are at the server, not ${MUTATIONS}`);
  if (requests > mostRequests) throw new Error(`${requests} requests, not ${mostRequests} at most`);
  return { pushMs };
}

async function timedPage(url: string): Promise<number> {
  return await withUnwatchedPage(async page => {
    await page.goto(url);
    return Number(await page.said('data-ms'));
  });
}

async function pushOnce(api: string, assets: string, journal: string): Promise<number> {
  const main = new Child('The main process of the push', [
    MAIN,
    '--api',
    api,
    '--assets',
    assets,
    '--journal',
    journal,
  ]);
  try {
    const { url } = await main.next('listening');
    if (url === undefined) throw new Error('The main process of the push did not say where it listens');
    return await withUnwatchedPage(async page => {
      await page.goto(url);
      const { ms, ending, taken } = (await main.next('pushed')) as Pushed;
      if (ending !== 'done' || taken !== MUTATIONS)
        throw new Error(`${taken} in the journal: ${JSON.stringify(ending)} ${main.said.join('\n')}`);
      return ms;
    });
  } finally {
    await main.end();
  }
}
