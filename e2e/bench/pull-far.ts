import type { Benchmark } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { feedOf, pullOnce } from './pull.ts';
import { serveFolder } from './serve-folder.ts';

const CASES = 10_000;
const FAR_MS = 50;

/** A line with a delay costs a pull next to nothing while the next page travels as one is stored. */
export const pullFar: Benchmark = {
  name: 'pull-far',
  needsWindow: false,
  ours: `the feed of ${CASES} cases (or --cases) as in "pull", from a server whose answers take ${FAR_MS} ms`,
  floor: 'the same from a server beside it',
  async prepare(asked) {
    const count = asked ?? CASES;
    const feed = feedOf(count);
    // Any folder will do: only the feed is asked for.
    const assets = await buildPage('sealed-pull');
    const near = await serveFolder(assets, feed);
    const far = await serveFolder(assets, feed, FAR_MS);
    return {
      runOurs: () => pullOnce(far.url, assets, count),
      runFloor: () => pullOnce(near.url, assets, count),
      close: async () => {
        await near.stop();
        await far.stop();
      },
    };
  },
};
