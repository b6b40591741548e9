import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { demoPdf } from './demo-pdf.ts';
import { demoWorkstation } from './demo-workstation.ts';
import { openWindow } from './open-window.ts';
import { serveFolder } from './serve-folder.ts';
import { SETTLE_MS, typeAndTime, WATCH_KEYS } from './type-and-time.ts';

export const keystroke: Benchmark = {
  name: 'keystroke',
  needsWindow: true,
  ours: 'a key in a text answer of the insurance form to the frame that shows it; rules and sealed autosave on',
  floor: 'the same keys in one of as many uncontrolled inputs on an empty page',
  async prepare() {
    const { reference } = await demoPdf();
    const workstation = await demoWorkstation();
    const floor = await serveFolder(await buildPage('plain-inputs'));
    // As many as the form has.
    let fields = 40;
    return {
      runOurs: () =>
        workstation.inWindow(WATCH_KEYS, async ({ page }) => {
          await page.getByRole('row', { name: new RegExp(reference) }).click();
          const form = page.getByRole('form', { name: 'Judgment form' });
          const field = form.getByRole('textbox').first();
          await field.fill('');
          await page.locator('[data-page="1"][data-drawn="drawn"]').waitFor();
          await wait(SETTLE_MS);
          fields = await form.locator('input, textarea, select').count();
          return await typeAndTime(page, () => field.focus());
        }),
      runFloor: async () => {
        const profile = path.join(workstation.folder, 'floor');
        const { page, close } = await openWindow(profile, `${floor.url}/?fields=${fields}`, WATCH_KEYS);
        try {
          const field = page.getByRole('textbox').first();
          await field.waitFor();
          await wait(SETTLE_MS);
          return await typeAndTime(page, () => field.focus());
        } finally {
          await close();
        }
      },
      close: async () => {
        await floor.stop();
        await workstation.close();
      },
    };
  },
};
