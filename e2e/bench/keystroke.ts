import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { demoPdf } from './demo-pdf.ts';
import { demoWorkstation } from './demo-workstation.ts';
import { openWindow } from './open-window.ts';
import { serveFolder } from './serve-folder.ts';
import { percentile } from './statistics.ts';

const KEYS = 'the applicant states that the medication was changed in march and again in july of this year';
/** A pause after the last key that belongs to the cost: what is saved when the fingers rest is saved by then. */
const SETTLE_MS = 2_000;

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

/** Notes for each key the milliseconds from the press to the task after the frame that followed it. */
const WATCH_KEYS = `
  window.keyTimes = [];
  document.addEventListener('keydown', event => {
    const pressed = event.timeStamp;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { window.keyTimes.push(performance.now() - pressed); };
      channel.port2.postMessage(0);
    });
  }, true);
`;

async function typeAndTime(page: Page, focus: () => Promise<void>): Promise<Figures> {
  await focus();
  await page.evaluate(() => {
    (window as unknown as { keyTimes: number[] }).keyTimes.length = 0;
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busyMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const parts = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
    return metrics.reduce((sum, { name, value }) => sum + (parts.includes(name) ? value * 1000 : 0), 0);
  };
  const before = await busyMs();
  for (const key of KEYS) await page.keyboard.press(key === ' ' ? 'Space' : key);
  await wait(SETTLE_MS);
  const after = await busyMs();
  const times = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
  if (times.length !== KEYS.length) throw new Error(`${KEYS.length} keys were pressed and ${times.length} arrived`);
  return {
    p50Ms: percentile(times, 50),
    p98Ms: percentile(times, 98),
    scriptAndLayoutMsPerKey: (after - before) / KEYS.length,
  };
}
