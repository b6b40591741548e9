import type { Benchmark } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { demoWorkstation } from './demo-workstation.ts';
import { withFreshPage } from './fresh-page.ts';
import { serveFolder } from './serve-folder.ts';
import { paintedAt, pressedAt, watchPainted } from './when-painted.ts';
import { demoPdf } from './demo-pdf.ts';

const PAGE_DRAWN = '[data-page="1"][data-drawn="drawn"]';

export const caseToPage: Benchmark = {
  name: 'case-to-page',
  ours: "Enter on a case in the queue to its first document's first page painted, out of the sealed store",
  floor: 'a key to the first page of the same PDF painted by bare pdf.js, bytes in memory, nothing else on the page',
  async prepare() {
    const { app, api, close } = await demoWorkstation(watchPainted(PAGE_DRAWN));
    await api.stop();
    await app.close();
    const { reference, bytes } = await demoPdf();
    const folder = await buildPage('bare-pdf');
    const floor = await serveFolder(folder, asked =>
      asked === '/document.pdf' ? { type: 'application/pdf', body: bytes } : null,
    );
    return {
      runOurs: async () => {
        await app.resume();
        const { window } = app;
        await window.getByRole('grid').getByRole('row').nth(1).waitFor();
        await window.keyboard.press('/');
        await window.keyboard.type(reference);
        await window.getByRole('row', { name: new RegExp(reference) }).waitFor();
        await window.getByRole('grid').focus();
        await window.keyboard.press('Home');
        await window.keyboard.press('Enter');
        const paintedMs = (await paintedAt(window, PAGE_DRAWN)) - (await pressedAt(window));
        await app.close();
        return { paintedMs };
      },
      runFloor: () =>
        withFreshPage(async page => {
          await page.goto(floor.url);
          await page.locator('body[data-ready]').waitFor();
          await page.keyboard.press('Enter');
          return { paintedMs: (await paintedAt(page, '[data-drawn="drawn"]')) - (await pressedAt(page)) };
        }, watchPainted('[data-drawn="drawn"]')),
      close: async () => {
        await floor.stop();
        await close();
      },
    };
  },
};
