import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // What is not there to be pressed fails the step, not the whole story's time.
  use: { actionTimeout: 20_000, navigationTimeout: 30_000 },
  fullyParallel: true,
  workers: 2,
  // In CI beside other work. What passed only when repeated is named in the list and counted at the end.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  projects: [{ name: 'chromium' }],
});
