import type { Page } from '@playwright/test';
import { withFreshProfile } from './fresh-profile.ts';
import { WATCH_LONG_TASKS } from './long-tasks.ts';

/** Runs `work` on a page of a browser that was started for it alone, on a new profile on the disk; long tasks are noted. */
export async function withFreshPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
  return await withFreshProfile(async page => {
    await page.addInitScript(WATCH_LONG_TASKS);
    return await work(page);
  });
}
