import type { Page } from '@playwright/test';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { withFreshProfile } from './fresh-profile.ts';
import { longPdf } from './long-pdf.ts';
import { usageOf } from './process-tree.ts';
import { serveFolder } from './serve-folder.ts';
import { median } from './statistics.ts';
import type { FlingFigures } from './pages/fling-stage.ts';

const PAGES = 2400;
/** Thirty pages a second: the wheel of a mouse let go. */
const FAST = [{ pixelsPerSecond: 36_000, ms: 10_000 }];
/** Reading: a stretch, and a rest long enough for the text layers of what is in sight. */
const WITH_RESTS = Array.from({ length: 8 }, () => [
  { pixelsPerSecond: 9_000, ms: 600 },
  { pixelsPerSecond: 0, ms: 500 },
]).flat();
/** Far apart, so that none is near the one before. */
const JUMPS = [1800, 300, 2100, 900, 1500, 60, 2350, 1200, 600, 1950, 450];

export const fling: Benchmark = {
  name: 'fling',
  needsWindow: false,
  ours: `a PDF of ${PAGES} pages flung through at 36,000 px a second for ten seconds, read in stretches with rests, and jumped about in, in the viewer of this window`,
  floor:
    "the same in pdf.js's own PDFViewer, with its text layer, bytes in memory; peers: bare pdf.js in the least list, without text; a list of blank sheets (`empty`), whose late frames are the machine's",
  async prepare() {
    const bytes = await longPdf(PAGES);
    const answer = (asked: string) => (asked === '/document.pdf' ? { type: 'application/pdf', body: bytes } : null);
    const serve = async (page: string) => await serveFolder(await buildPage(page), answer);
    const sides = {
      ours: await serve('our-fling'),
      floor: await serve('viewer-fling'),
      bare: await serve('bare-fling'),
      empty: await serve('empty-fling'),
    };
    return {
      runOurs: () => measure(sides.ours.url),
      runFloor: () => measure(sides.floor.url),
      peers: { bare: { run: () => measure(sides.bare.url) }, empty: { run: () => measure(sides.empty.url) } },
      close: async () => {
        for (const side of Object.values(sides)) await side.stop();
      },
    };
  },
};

interface FlingWindow {
  fling(runs: readonly { pixelsPerSecond: number; ms: number }[]): Promise<FlingFigures>;
  jump(page: number): Promise<number>;
  rest(): Promise<void>;
}

async function measure(url: string): Promise<Figures> {
  return await withFreshProfile(async page => {
    await page.goto(url);
    await page.locator('body[data-ready]').waitFor({ state: 'attached', timeout: 60_000 });
    await jumpTo(page, 2);
    await comeToRest(page);
    const before = residentMiB();
    const busy = await busyMs(page);
    const fast = await flingThrough(page, FAST);
    const taskMsPerFrame = (await busy()) / fast.frames;
    const memoryGrowthMiB = residentMiB() - before;
    const jumps: number[] = [];
    for (const to of JUMPS) {
      await comeToRest(page);
      jumps.push(await jumpTo(page, to));
    }
    await jumpTo(page, 100);
    const busyReading = await busyMs(page);
    const read = await flingThrough(page, WITH_RESTS);
    return {
      taskMsPerFrame,
      latePercent: 100 * fast.lateShare,
      framesOver50: fast.framesOver50,
      blankPercent: 100 * fast.blankShare,
      memoryGrowthMiB,
      jumpMs: median(jumps),
      lateWithTextPercent: 100 * read.lateShare,
      taskWithTextMsPerFrame: (await busyReading()) / read.frames,
    };
  });
}

/** What the main thread has worked since, in ms: a busy machine makes frames late, and hardly changes this. */
async function busyMs(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const now = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const before = await now();
  return async () => (await now()) - before;
}

function flingThrough(page: Page, runs: Parameters<FlingWindow['fling']>[0]): Promise<FlingFigures> {
  return page.evaluate(asked => (window as unknown as FlingWindow).fling(asked), runs);
}

function jumpTo(page: Page, to: number): Promise<number> {
  return page.evaluate(asked => (window as unknown as FlingWindow).jump(asked), to);
}

/** Nothing is on its way any more: what comes next is measured alone. */
function comeToRest(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as FlingWindow).rest());
}

/** Of the browser and all its processes. */
function residentMiB(): number {
  return usageOf(process.pid, process.pid).residentMiB;
}
