import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { demoPdf } from './demo-pdf.ts';
import { demoWorkstation } from './demo-workstation.ts';
import { openWindow } from './open-window.ts';
import { serveFolder } from './serve-folder.ts';
import { forgetPainted, paintedAt, pressedAt, watchPainted } from './when-painted.ts';

const PAGE_DRAWN = '[data-page="1"][data-drawn="drawn"]';
const FLOOR_DRAWN = '[data-drawn="drawn"]';
/** Openings before the warm one: the third is warm. */
const OPENINGS = 3;
/** Before the first opening a person reads the queue; between two, what was left comes to rest. */
const READING_MS = 2_000;

export const caseToPage: Benchmark = {
  name: 'case-to-page',
  needsWindow: true,
  ours: 'Enter on a case in the queue to the first page of its PDF painted, out of the sealed store; first and third opening',
  floor: 'a key to the same page painted as large by bare pdf.js, bytes in memory, nothing else on the page',
  async prepare() {
    const { reference, bytes } = await demoPdf();
    const workstation = await demoWorkstation();
    const serve = async (page: string) =>
      await serveFolder(await buildPage(page), asked =>
        asked === '/document.pdf' ? { type: 'application/pdf', body: bytes } : null,
      );
    const floor = await serve('bare-pdf');
    const viewer = await serve('viewer-pdf');
    // The floor paints as many pixels as the window did.
    let width = 900;
    return {
      runOurs: () =>
        workstation.inWindow(watchPainted(PAGE_DRAWN), async ({ page }) => {
          const row = page.getByRole('row', { name: new RegExp(reference) });
          await row.waitFor();
          await page.keyboard.press('/');
          await page.keyboard.type(reference);
          await page.keyboard.press('Enter');
          await page.waitForFunction(() => document.querySelectorAll('[role="row"][aria-rowindex]').length === 2);
          const figures = await openings(page, PAGE_DRAWN, async () => {
            await page.keyboard.press('Alt+ArrowLeft');
            await row.waitFor();
            await page.getByRole('grid').focus();
          });
          width = await page.locator(`${PAGE_DRAWN} canvas`).evaluate(canvas => (canvas as HTMLCanvasElement).width);
          return figures;
        }),
      runFloor: () => runPage(path.join(workstation.folder, 'floor'), `${floor.url}/?width=${width}`),
      peers: {
        PDFViewer: { run: () => runPage(path.join(workstation.folder, 'viewer'), `${viewer.url}/?width=${width}`) },
      },
      close: async () => {
        await floor.stop();
        await viewer.stop();
        await workstation.close();
      },
    };
  },
};

/** A page that has nothing but the document: Enter opens it, Escape closes it. */
async function runPage(profile: string, url: string): Promise<Figures> {
  const { page, close } = await openWindow(profile, url, watchPainted(FLOOR_DRAWN));
  try {
    await page.locator('body[data-ready]').waitFor({ state: 'attached' });
    return await openings(page, FLOOR_DRAWN, () => page.keyboard.press('Escape'));
  } finally {
    await close();
  }
}

/** Enter opens, `leave` closes; the time of each opening until its page is painted. */
async function openings(page: Page, drawn: string, leave: () => Promise<void>): Promise<Figures> {
  const times: number[] = [];
  for (let opening = 1; opening <= OPENINGS; opening++) {
    if (opening > 1) {
      await leave();
      await page.locator(drawn).waitFor({ state: 'detached' });
      await forgetPainted(page, drawn);
    }
    await wait(READING_MS);
    await page.keyboard.press('Enter');
    times.push((await paintedAt(page, drawn)) - (await pressedAt(page)));
  }
  return { firstOpeningMs: times[0] ?? Number.NaN, thirdOpeningMs: times[2] ?? Number.NaN };
}
