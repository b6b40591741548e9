import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_PATH } from '../hosts/chromium.ts';

export interface OpenedWindow {
  readonly page: Page;
  /** Just before the browser was started: milliseconds since 1970. */
  readonly launchedAt: number;
  close(): Promise<void>;
}

/** Starts a browser of its own on a profile, and goes to `url` in it. Both sides of a bench open theirs with this. */
export async function openWindow(profile: string, url: string, initScript: string): Promise<OpenedWindow> {
  const launchedAt = Date.now();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM_PATH,
    headless: true,
    viewport: { width: 1440, height: 900 },
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  await context.addInitScript(initScript);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  return { page, launchedAt, close: () => context.close() };
}
