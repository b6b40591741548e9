import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { Child } from '../hosts/child.ts';
import { freePort } from '../hosts/free-port.ts';
import { RunningApi } from '../hosts/running-api.ts';
import { signInInBrowser } from '../hosts/sign-in.ts';
import { type OpenedWindow, openWindow } from './open-window.ts';

const MAIN = path.resolve(import.meta.dirname, '../../electron/main.chromium.ts');

/** A person's workstation as it stands at the start of a shift: everything synced, the client's server away. */
export interface Workstation {
  /** For a floor that needs a profile as well. */
  readonly folder: string;
  /** Starts it as a person does, main process first, lets `work` measure in its window, and stops it. */
  inWindow<T>(initScript: string, work: (window: OpenedWindow) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Signs a person in on a bundle of cases and waits until the workstation is ready.
 *
 * @param makeBundle writes the bundle into the folder given
 * @param isReady resolves when everything that the bench needs is on the disk
 */
export async function signedInWorkstation(
  makeBundle: (folder: string) => Promise<void>,
  person: { userName: string; password: string },
  isReady: (page: Page) => Promise<void>,
): Promise<Workstation> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meridian-bench-'));
  const bundle = path.join(folder, 'bundle');
  const profile = path.join(folder, 'profile');
  await makeBundle(bundle);
  const api = await RunningApi.start(path.join(folder, 'api'), [bundle]);
  // The store belongs to the origin, port included: the same port in every round.
  const port = String(await freePort());
  const args = [MAIN, '--api', api.url, '--port', port, '--profile', profile, '--browser', 'none'];

  const withMain = async <T>(initScript: string, work: (window: OpenedWindow, main: Child) => Promise<T>) => {
    const main = new Child('The workstation', args);
    try {
      const { url } = await main.next('listening');
      if (url === undefined) throw new Error('The workstation did not say where it listens');
      const window = await openWindow(path.join(profile, 'window'), url, initScript);
      try {
        return await work(window, main);
      } finally {
        await window.close();
      }
    } finally {
      await main.end();
    }
  };

  try {
    await withMain('', async ({ page }, main) => {
      await page.getByRole('button', { name: 'Sign in with your browser' }).click();
      const { url } = await main.next('open-browser');
      if (url === undefined) throw new Error('The workstation asked for the browser without an address');
      await signInInBrowser(url, person.userName, person.password);
      await isReady(page);
    });
  } finally {
    await api.stop();
  }
  return {
    folder,
    inWindow: withMain,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
