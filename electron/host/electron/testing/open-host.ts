import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AppWindow, Host } from '../../host.ts';
import { createElectronHost } from '../electron-host.ts';
import { createFakeElectron, type FakeElectron, type FakeElectronOptions } from './fake-electron.ts';

/** A host over a played Electron, in a folder of its own. */
export interface Running {
  host: Host;
  electron: FakeElectron;
  userData: string;
  stop(): Promise<void>;
}

export async function makeHost(options: Partial<FakeElectronOptions> = {}): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-electron-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html>');
  const electron = createFakeElectron({ userData: folder, ...options });
  const host = createElectronHost({
    electron: electron.module,
    buildFolder: folder,
    platform: 'linux',
    appImage: null,
    makeUpdater: () => {
      throw new Error('An updater was made where none is supported.');
    },
  });
  if (!host) throw new Error('The host thinks that another instance is running.');
  return { host, electron, userData: folder, stop: () => rm(folder, { recursive: true }) };
}

/** With its window open; gone when the test is over. */
export async function openHost(options: Partial<FakeElectronOptions> = {}): Promise<Running & { window: AppWindow }> {
  const running = await makeHost(options);
  onTestFinished(running.stop);
  running.electron.log.push('ready');
  const window = await running.host.openWindow();
  return { ...running, window };
}
