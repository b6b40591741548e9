import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ensureBrowser } from './browser.ts';
import { findChromium } from './find-chromium.ts';

const none = (): Promise<null> => Promise.resolve(null);

describe('a browser for the tests', () => {
  test('that is there already is taken, and nothing is fetched', async () => {
    const fail = (): Promise<never> => Promise.reject(new Error('fetched'));
    expect(await ensureBrowser({ existing: () => '/a', download: fail, package: fail })).toBe('/a');
  });

  test('comes from Playwright, else from the system', async () => {
    const packaged = (): Promise<string> => Promise.resolve('/c');
    const download = (): Promise<string> => Promise.resolve('/b');
    expect(await ensureBrowser({ existing: () => null, download, package: packaged })).toBe('/b');
    expect(await ensureBrowser({ existing: () => null, download: none, package: packaged })).toBe('/c');
  });

  test('that cannot be had is said, with what this person can do', async () => {
    await expect(ensureBrowser({ existing: () => null, download: none, package: none })).rejects.toThrow(
      'to the network',
    );
    await expect(ensureBrowser({ existing: () => null, download: none, package: null })).rejects.toThrow('only root');
  });
});

describe('looking for Chromium', () => {
  test('CHROMIUM_PATH is believed', () => {
    expect(findChromium({ CHROMIUM_PATH: '/opt/chromium' })).toBe('/opt/chromium');
  });

  test('else an executable of a usual name on PATH is found', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meridian-path-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'chromium');
    await writeFile(file, '#!/bin/sh\n');
    await chmod(file, 0o755);
    expect(findChromium({ PATH: folder })).toBe(file);
  });
});
