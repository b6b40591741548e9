import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as electron from 'electron';
import electronUpdater from 'electron-updater';
import { startApp } from './core/start-app.ts';
import { createElectronHost } from './host/electron/electron-host.ts';

const host = createElectronHost({
  electron,
  buildFolder: resolve(import.meta.dirname, '..'),
  platform: process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux',
  appImage: process.env['APPIMAGE'] ?? null,
  // The getter chooses the updater of this system, and makes it when first asked for.
  makeUpdater: () => electronUpdater.autoUpdater,
  allowBasicText: false,
});

// Not strict: Chromium's own switches stand in the same list.
const { values } = parseArgs({ strict: false, options: { api: { type: 'string' } } });
const apiUrl = typeof values.api === 'string' ? values.api : null;

// Not awaited at the top level: `ready` waits until this module has run, so that would wait for ever.
if (host)
  electron.app
    .whenReady()
    .then(() => startApp(host, { apiUrl }))
    .catch(giveUp);
else electron.app.quit();

function giveUp(error: unknown): void {
  electron.dialog.showErrorBox('Meridian could not start', error instanceof Error ? error.message : String(error));
  electron.app.exit(1);
}
