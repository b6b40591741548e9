import path from 'node:path';
import { Child, type ChildEvent } from '../hosts/child.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { withFreshPage } from './fresh-page.ts';
import { serveFolder } from './serve-folder.ts';
import { syntheticPages } from './synthetic-feed.ts';

const CASES = 1000;
const PAGE_SIZE = 500;
const MAIN = path.resolve(import.meta.dirname, 'pull-main.ts');

interface Pulled extends ChildEvent {
  readonly ms: number;
  readonly ending: unknown;
}

export const pull: Benchmark = {
  name: 'pull',
  needsWindow: false,
  ours: `the feed of ${CASES} cases read by the main process, checked, sealed by the cache worker, each page's cursor in its transaction`,
  floor:
    'the same pages fetched by the page itself, one bare IndexedDB put a case, the next page in flight, nothing checked or sealed',
  async prepare() {
    const pages = syntheticPages(CASES, PAGE_SIZE);
    const floor = await serveFolder(await buildPage('bare-pull'), (asked, query) =>
      asked === '/v1/changes' ? { type: 'application/json', body: pages.get(query.get('cursor') ?? '') ?? '' } : null,
    );
    const assets = await buildPage('sealed-pull');
    return {
      runFloor: () =>
        withFreshPage(async page => {
          await page.goto(floor.url);
          const body = page.locator('body[data-ms]');
          await body.waitFor({ state: 'attached' });
          return { pullMs: Number(await body.getAttribute('data-ms')) };
        }),
      runOurs: () => pullOnce(floor.url, assets),
      close: () => floor.stop(),
    };
  },
};

async function pullOnce(api: string, assets: string): Promise<Figures> {
  const main = new Child('The main process of the pull', [MAIN, '--api', api, '--assets', assets]);
  try {
    const { url } = await main.next('listening');
    if (url === undefined) throw new Error('The main process of the pull did not say where it listens');
    return await withFreshPage(async page => {
      await page.goto(url);
      const { ms, ending } = (await main.next('pulled')) as Pulled;
      if (ending !== 'done') throw new Error(`The pull ended with ${JSON.stringify(ending)}`);
      const packs = await page.evaluate(countPacks);
      if (packs !== CASES / 10) throw new Error(`${packs} packs lie in the store, not ${CASES / 10}`);
      return { pullMs: ms };
    });
  } finally {
    await main.end();
  }
}

/** Runs in the page: a pull that stored nothing would be fast. */
async function countPacks(): Promise<number> {
  const [{ name = '' } = {}] = await indexedDB.databases();
  return await new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error ?? new Error('The store did not open'));
    opening.onsuccess = () => {
      const counting = opening.result.transaction('packs').objectStore('packs').count();
      counting.onsuccess = () => resolve(counting.result);
    };
  });
}
