import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_PATH } from '../hosts/chromium.ts';

/**
 * Runs `work` on a page of a browser that was started for it alone, on a new profile on the disk. A page without a profile
 * has its database in memory, and for bytes that is another measurement.
 */
export async function withFreshProfile<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(path.join(tmpdir(), 'meridian-bench-profile-'));
  const options = { executablePath: CHROMIUM_PATH, headless: true };
  const context = await chromium.launchPersistentContext(profile, options);
  try {
    return await work(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}
