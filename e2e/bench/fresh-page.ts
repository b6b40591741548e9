import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_PATH } from '../hosts/chromium.ts';

/** Runs `work` on a page of a browser that was started for it alone and has no profile. */
export async function withFreshPage<T>(work: (page: Page) => Promise<T>, initScript?: string): Promise<T> {
  const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, headless: true });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    if (initScript !== undefined) await context.addInitScript(initScript);
    return await work(await context.newPage());
  } finally {
    await browser.close();
  }
}
