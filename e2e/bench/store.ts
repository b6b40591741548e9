import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { withFreshProfile } from './fresh-profile.ts';
import { serveFolder } from './serve-folder.ts';

const CASES = 10_000;

export const store: Benchmark = {
  name: 'store',
  needsWindow: false,
  ours: `the sealed store in one page: ${CASES} cases (or --cases) written in pages of 500, some under way at once, all read and parsed, one case out of a pack that is not open, one edit of a draft, and the edit until the live query shows it`,
  floor:
    'plain bare rows with one index, one a case, in as many transactions, as many under way, as durable; for the live query Dexie over a plain table',
  async prepare(asked) {
    const floor = await serveFolder(await buildPage('bare-store'));
    const ours = await serveFolder(await buildPage('sealed-store'));
    const query = `?cases=${asked ?? CASES}`;
    return {
      runOurs: () => figuresOf(`${ours.url}/${query}`),
      runFloor: () => figuresOf(`${floor.url}/${query}`),
      close: async () => {
        await floor.stop();
        await ours.stop();
      },
    };
  },
};

async function figuresOf(url: string): Promise<Figures> {
  return await withFreshProfile(async page => {
    await page.goto(url);
    const body = page.locator('body[data-figures]');
    await body.waitFor({ state: 'attached', timeout: 600_000 });
    return JSON.parse((await body.getAttribute('data-figures')) ?? '{}') as Figures;
  });
}
