import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { withFreshProfile } from './fresh-profile.ts';
import { serveFolder } from './serve-folder.ts';

const MARKS = 100_000;

/** P11. Every side in a fresh browser, over the same document of 200,000 words. */
export const marks: Benchmark = {
  name: 'marks',
  needsWindow: false,
  ours: `${MARKS} placed marks in a document of 200,000 words: until they are painted, and the main thread's work for each frame of a scroll`,
  floor:
    'the document without marks (goals: painted ≤ floor + one frame of 16.7 ms, scroll ≤ 1.2, `wrapped` painted ≥ 80 times ours)',
  async prepare() {
    const page = await serveFolder(await buildPage('marked-text'));
    const run = (side: string) =>
      withFreshProfile(async fresh => {
        await fresh.goto(`${page.url}/?side=${side}&marks=${MARKS}`, { waitUntil: 'commit' });
        const body = fresh.locator('body[data-figures]');
        await body.waitFor({ state: 'attached', timeout: 120_000 });
        const { figures, scrolls } = JSON.parse((await body.getAttribute('data-figures')) ?? '{}') as {
          figures: Figures;
          scrolls: number;
        };
        const session = await fresh.context().newCDPSession(fresh);
        await session.send('Performance.enable');
        const busyMs = async () => {
          const { metrics } = await session.send('Performance.getMetrics');
          return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
        };
        const before = await busyMs();
        await fresh.evaluate(
          async () => await (window as unknown as { scrollThrough(): Promise<void> }).scrollThrough(),
        );
        return { ...figures, scrollMsPerFrame: ((await busyMs()) - before) / scrolls };
      });
    return {
      runOurs: () => run('ours'),
      runFloor: () => run('bare'),
      peers: { wrapped: { run: () => run('wrapped') } },
      close: () => page.stop(),
    };
  },
};
