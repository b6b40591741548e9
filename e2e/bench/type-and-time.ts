import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Figures } from './benchmark.ts';
import { percentile } from './statistics.ts';

const KEYS = 'the applicant states that the medication was changed in march and again in july of this year';
/** A pause after the last key that belongs to the cost: what is saved when the fingers rest is saved by then. */
export const SETTLE_MS = 2_000;

/**
 * Notes for each key the milliseconds from the press to the task after the frame that followed it, and the longest event
 * of a key as the browser counts it, to the next frame.
 */
export const WATCH_KEYS = `
  window.keyTimes = [];
  window.longestEvent = 0;
  new PerformanceObserver(list => {
    for (const { duration, name } of list.getEntries()) {
      if (/^key|input/.test(name)) window.longestEvent = Math.max(window.longestEvent, duration);
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: false });
  document.addEventListener('keydown', event => {
    const pressed = event.timeStamp;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { window.keyTimes.push(performance.now() - pressed); };
      channel.port2.postMessage(0);
    });
  }, true);
`;

interface Watched {
  keyTimes: number[];
  longestEvent: number;
}

/** Types a sentence into what has the focus, and gives the time of each key and the work of the main thread for it. */
export async function typeAndTime(
  page: Page,
  focus: () => Promise<void>,
): Promise<Figures & { longestEventMs: number }> {
  await focus();
  await page.evaluate(() => {
    Object.assign(window as unknown as Watched, { keyTimes: [], longestEvent: 0 });
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
  const { times, longestEventMs } = await page.evaluate(() => {
    const { keyTimes, longestEvent } = window as unknown as Watched;
    return { times: keyTimes, longestEventMs: longestEvent };
  });
  if (times.length !== KEYS.length) throw new Error(`${KEYS.length} keys were pressed and ${times.length} arrived`);
  return {
    p50Ms: percentile(times, 50),
    p98Ms: percentile(times, 98),
    scriptAndLayoutMsPerKey: (after - before) / KEYS.length,
    longestEventMs,
  };
}
