import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';
import { run } from './step.ts';

/** Set by nothing but tests of this file: how the machine is asked and changed. */
export interface BrowserSources {
  existing: () => string | null;
  download: () => Promise<string | null>;
  /** Null on a system without apt, or without the right to install. */
  package: (() => Promise<string | null>) | null;
}

/** Finds a Chromium for tests, or brings one: Playwright's own, else Debian's. Rejects with a sentence. */
export async function ensureBrowser(sources: BrowserSources = machineSources()): Promise<string> {
  const existing = sources.existing();
  if (existing !== null) return existing;
  const downloaded = await sources.download();
  if (downloaded !== null) return downloaded;
  if (sources.package) {
    const installed = await sources.package();
    if (installed !== null) return installed;
  }
  const reason = sources.package
    ? 'neither Playwright’s download nor apt-get could be reached. Connect this computer to the network'
    : 'Playwright’s download could not be reached, and only root could install the system’s own. Install Chromium';
  throw new Error(
    `There is no Chromium for the tests: ${reason}, or name one in CHROMIUM_PATH, then run the same command again.`,
  );
}

function machineSources(): BrowserSources {
  const downloaded = (): string | null => {
    const file = chromium.executablePath();
    return existsSync(file) ? file : null;
  };
  const mayInstall = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['chromium', 'xvfb', 'xauth', 'fonts-dejavu-core'];
  return {
    existing: () => findChromium() ?? downloaded(),
    download: async () => {
      console.log('There is no Chromium on this computer. Fetching the one that belongs to Playwright …');
      return (await run('playwright-core', ['install', 'chromium'])) ? downloaded() : null;
    },
    package: mayInstall
      ? async () => {
          console.log('That did not work. Installing Chromium with apt-get …');
          await run('apt-get', ['update', '-q'], environment);
          await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], environment);
          return findChromium();
        }
      : null,
  };
}
