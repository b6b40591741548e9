import { test as base, type TestInfo } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemoBundle } from './cases/demo/make.ts';
import { ChromiumApp, type ChromiumAppOptions } from './hosts/chromium.ts';
import { RunningApi } from './hosts/running-api.ts';
import type { RunningApp } from './hosts/running-app.ts';

export { expect } from '@playwright/test';

export interface Stories {
  /** A folder of this story alone, gone afterwards. */
  folder: string;
  /** The demonstration cases, as `npm start` loads them. */
  demoBundle: string;
  /** Starts a reference API on bundles; stopped when the story ends. */
  startApi: (...bundles: string[]) => Promise<RunningApi>;
  /** Starts a workstation on a profile folder of its own; closed when the story ends. */
  startApp: (api: RunningApi, options?: Partial<ChromiumAppOptions>) => Promise<RunningApp>;
}

/** The one place that stories take their world from. Each has fresh data, a fresh profile and ports of its own. */
export const test = base.extend<Stories>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'meridian-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  demoBundle: async ({ folder }, use) => {
    const bundle = path.join(folder, 'demo');
    await makeDemoBundle(bundle);
    await use(bundle);
  },
  startApi: async ({ folder }, use) => {
    const started: RunningApi[] = [];
    await use(async (...bundles) => {
      const api = await RunningApi.start(path.join(folder, `api-${started.length}`), bundles);
      started.push(api);
      return api;
    });
    for (const api of started) await api.stop();
  },
  startApp: async ({ folder }, use, story) => {
    const started: RunningApp[] = [];
    await use(async (api, options = {}) => {
      const profile = path.join(folder, `profile-${started.length}`);
      const app = await ChromiumApp.start({ apiUrl: api.url, profile, ...options });
      started.push(app);
      return app;
    });
    if (story.status !== story.expectedStatus) await photograph(started, story);
    for (const app of started) await app.close();
  },
});

/** What was on each screen when the story failed. */
async function photograph(apps: readonly RunningApp[], story: TestInfo): Promise<void> {
  for (const [i, app] of apps.entries()) {
    await app.window.screenshot({ path: story.outputPath(`window-${i}.png`) }).catch((error: unknown) => {
      // The window may be what failed.
      console.error(`No picture of window ${i}: ${String(error)}`);
    });
  }
}
