import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_PATH } from '../hosts/chromium.ts';

/** Runs `work` on a page of a browser that was started for it alone and has no profile. */
export async function withFreshPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, headless: true });
  try {
    return await work(await browser.newPage());
  } finally {
    await browser.close();
  }
}
