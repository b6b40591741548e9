import type { Page } from '@playwright/test';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { demoPdf } from './demo-pdf.ts';
import { demoWorkstation } from './demo-workstation.ts';
import { withFreshPage } from './fresh-page.ts';
import { serveFolder } from './serve-folder.ts';
import { percentile } from './statistics.ts';

const KEYS = 'the applicant states that the medication was changed in march and again in july of this year';

export const keystroke: Benchmark = {
  name: 'keystroke',
  ours: 'a key in a text answer of the insurance form to the frame that shows it, rules and autosave on',
  floor: 'the same keys in one of as many uncontrolled inputs on an empty page',
  async prepare() {
    const { app, api, close } = await demoWorkstation(WATCH_KEYS);
    await api.stop();
    const { reference } = await demoPdf();
    const { window } = app;
    await window.keyboard.press('/');
    await window.keyboard.type(reference);
    await window.getByRole('row', { name: new RegExp(reference) }).dblclick();
    const form = window.getByRole('form');
    await form.getByRole('textbox').first().waitFor();
    const fields = await form.locator('input, textarea').count();
    const floor = await serveFolder(await buildPage('plain-inputs'));
    return {
      runOurs: async () => {
        const field = form.getByRole('textbox').first();
        await field.fill('');
        await field.focus();
        return typeAndTime(window);
      },
      runFloor: () =>
        withFreshPage(async page => {
          await page.goto(`${floor.url}/?fields=${fields}`);
          await page.locator('body[data-ready]').waitFor();
          await page.locator('input').first().focus();
          return typeAndTime(page);
        }, WATCH_KEYS),
      close: async () => {
        await floor.stop();
        await close();
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

async function typeAndTime(page: Page): Promise<Figures> {
  await page.evaluate(() => {
    (window as unknown as { keyTimes: number[] }).keyTimes.length = 0;
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await busyMs(session);
  for (const key of KEYS) await page.keyboard.press(key === ' ' ? 'Space' : key);
  await page.waitForFunction(
    count => (window as unknown as { keyTimes: number[] }).keyTimes.length >= count,
    KEYS.length,
  );
  const after = await busyMs(session);
  const times = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
  return {
    p50Ms: percentile(times, 50),
    p98Ms: percentile(times, 98),
    scriptAndLayoutMsPerKey: (after - before) / KEYS.length,
  };
}

async function busyMs(session: {
  send(method: 'Performance.getMetrics'): Promise<{ metrics: { name: string; value: number }[] }>;
}): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].map(
    wanted => metrics.find(({ name }) => name === wanted)?.value ?? 0,
  );
  return seconds.reduce((sum, value) => sum + value, 0) * 1000;
}
