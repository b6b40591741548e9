import type { Page } from '@playwright/test';

/**
 * Script for a page, run before its own: notes in `window.painted[selector]` when an element that matches was first
 * on the screen: milliseconds since navigation, taken in the task after the frame that drew it. Notes the time of the
 * last key as well.
 */
export function watchPainted(selector: string): string {
  return `(() => {
    const selector = ${JSON.stringify(selector)};
    window.painted = {};
    let noting = false;
    const look = () => {
      if (noting || window.painted[selector] !== undefined || !document.querySelector(selector)) return;
      noting = true;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          window.painted[selector] = performance.now();
          noting = false;
        };
        channel.port2.postMessage(0);
      });
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
    document.addEventListener('keydown', event => { window.pressedAt = event.timeStamp; }, true);
  })();`;
}

/** Waits for what `watchPainted` notes. */
export async function paintedAt(page: Page, selector: string): Promise<number> {
  const handle = await page.waitForFunction(
    (wanted: string) => (window as unknown as { painted?: Record<string, number> }).painted?.[wanted],
    selector,
    { timeout: 60_000, polling: 50 },
  );
  return (await handle.jsonValue()) ?? Number.NaN;
}

/** The next time that it is painted counts. */
export async function forgetPainted(page: Page, selector: string): Promise<void> {
  await page.evaluate((wanted: string) => {
    const { painted } = window as unknown as { painted: Record<string, number> };
    delete painted[wanted];
  }, selector);
}

export function pressedAt(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt);
}
