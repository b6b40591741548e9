import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_PATH } from '../hosts/chromium.ts';
import { WATCH_LONG_TASKS } from './long-tasks.ts';

/** Runs `work` on a page of a browser that was started for it alone and has no profile. */
export async function withFreshPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, headless: true });
  try {
    const page = await browser.newPage();
    await page.addInitScript(WATCH_LONG_TASKS);
    return await work(page);
  } finally {
    await browser.close();
  }
}
