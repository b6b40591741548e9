import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as electron from 'electron';
import electronUpdater from 'electron-updater';
import { startApp } from './core/start-app.ts';
import { createElectronHost } from './host/electron/electron-host.ts';

// Not awaited at the top level: `ready` waits until this module has run, so that would wait for ever.
start().catch(giveUp);

async function start(): Promise<void> {
  const host = createElectronHost({
    electron,
    buildFolder: resolve(import.meta.dirname, '..'),
    platform: process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux',
    appImage: process.env['APPIMAGE'] ?? null,
    // The getter chooses the updater of this system, and makes it when first asked for.
    makeUpdater: () => electronUpdater.autoUpdater,
  });
  if (!host) return electron.app.quit();
  // Not strict: Chromium's own switches stand in the same list.
  const { values } = parseArgs({ strict: false, options: { api: { type: 'string' } } });
  await electron.app.whenReady();
  await startApp(host, { apiUrl: typeof values.api === 'string' ? values.api : null });
}

function giveUp(error: unknown): void {
  electron.dialog.showErrorBox('Meridian could not start', error instanceof Error ? error.message : String(error));
  electron.app.exit(1);
}
