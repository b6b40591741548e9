import type { Page } from '@playwright/test';

/**
 * Script for a page, run before its own: notes in `window.painted[selector]` when an element that matches was first
 * on the screen: milliseconds since navigation, taken in the task after the frame that drew it.
 */
export function watchPainted(selector: string): string {
  return `(() => {
    const selector = ${JSON.stringify(selector)};
    window.painted ??= {};
    const look = () => {
      if (window.painted[selector] !== undefined || !document.querySelector(selector)) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { window.painted[selector] = performance.now(); };
        channel.port2.postMessage(0);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributes: true });
    document.addEventListener('keydown', event => { window.pressedAt = event.timeStamp; }, true);
  })();`;
}

/** Waits for what `watchPainted` notes. */
export async function paintedAt(page: Page, selector: string): Promise<number> {
  const handle = await page.waitForFunction(
    (wanted: string) => (window as unknown as { painted?: Record<string, number> }).painted?.[wanted],
    selector,
    { timeout: 60_000 },
  );
  return (await handle.jsonValue()) ?? Number.NaN;
}

export function pressedAt(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt);
}
