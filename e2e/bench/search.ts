import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { withFreshProfile } from './fresh-profile.ts';
import { serveFolder } from './serve-folder.ts';

const DOCUMENTS = 5_000;

/** P10. Both sides run in a page of their own, each in a fresh browser, over the same made texts. */
export const search: Benchmark = {
  name: 'search',
  needsWindow: false,
  ours: `${DOCUMENTS} documents of 1,500 words indexed by case, loaded sealed, 200 queries of 1 to 3 words`,
  floor:
    'the same with MiniSearch, AND, its index loaded from JSON in memory, not sealed (goals: build ≤ 0.25, load ≤ 0.1, p95 ≤ 0.5)',
  async prepare() {
    const page = await serveFolder(await buildPage('search-index'));
    // Of every side: figures of other hits would be worth nothing.
    let hits: string | null = null;
    const run = (side: string) =>
      withFreshProfile(async fresh => {
        // Its work is part of its loading.
        await fresh.goto(`${page.url}/?side=${side}&documents=${DOCUMENTS}`, { waitUntil: 'commit' });
        const body = fresh.locator('body[data-figures]');
        await body.waitFor({ state: 'attached', timeout: 300_000 });
        const said = JSON.parse((await body.getAttribute('data-figures')) ?? '{}') as {
          figures: Figures;
          same: string;
          found: number;
        };
        hits ??= said.same;
        if (said.same !== hits || said.found === 0) throw new Error(`The hits of ${side} are others, or none`);
        return said.figures;
      });
    return { runOurs: () => run('ours'), runFloor: () => run('minisearch'), close: () => page.stop() };
  },
};
