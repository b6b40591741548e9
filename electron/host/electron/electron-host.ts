import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { listAssets } from '../asset.ts';
import { browserUrl } from '../browser-url.ts';
import { documentPath } from '../document-url.ts';
import { notServedYet, type OpenDocument } from '../not-served-yet.ts';
import type { Host } from '../host.ts';
import { finishOnce } from '../finish-once.ts';
import { keychainSecrets } from '../keychain-secrets.ts';
import { refuseOpeningSwitches } from '../opening-switches.ts';
import { whyNoUpdates } from '../update-words.ts';
import { writeWhole } from '../write-whole.ts';
import { closeSession } from './closed-window.ts';
import type { ElectronModule } from './electron-module.ts';
import { safeStorageKeys } from './key-store.ts';
import { openWindows } from './open-windows.ts';
import { registerScheme, serveScheme } from './scheme.ts';
import { electronUpdater } from './updater.ts';

export interface ElectronHostOptions {
  electron: ElectronModule;
  /** The folder of the build: holds `renderer` and `preload/index.cjs`. */
  buildFolder: string;
  platform: Host['platform'];
  /** Set by an AppImage's own start script; without it nothing on Linux can be replaced from inside. */
  appImage: string | null;
  makeUpdater: () => AppUpdater;
}

/**
 * The machine as Electron sees it. Must be called before `ready` and used after it. Null when another Meridian of
 * this person is running: that one comes to the front, and this one must end. Throws a sentence.
 */
export function createElectronHost(options: ElectronHostOptions): Host | null {
  const { electron, platform } = options;
  const { app } = electron;
  if (app.isPackaged) refuseOpeningSwitches(app.commandLine);
  if (!app.requestSingleInstanceLock()) return null;
  registerScheme(electron.protocol);

  const dataFolder = join(app.getPath('userData'), 'main');
  let openDocument: OpenDocument = notServedYet;
  let window: BrowserWindow | null = null;
  // No HTTP cache: what the window shows comes from our own files and from the encrypted store.
  const windowSession = () => electron.session.fromPartition('persist:meridian', { cache: false });
  const focus = (): void => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  };
  // What the other instance was started with is ignored: nothing on a command line may steer this one.
  app.on('second-instance', focus);
  app.on('window-all-closed', () => app.quit());

  return {
    kind: 'electron',
    platform,
    appVersion: app.getVersion(),
    dataFolder,
    secrets: keychainSecrets(join(dataFolder, 'secrets.json'), safeStorageKeys(electron.safeStorage, platform)),
    updater: electronUpdater(whyNoUpdates(app.isPackaged, platform, options.appImage), options.makeUpdater),
    openWindow: async () => {
      const assets = await listAssets(join(options.buildFolder, 'renderer'));
      const session = windowSession();
      closeSession(session);
      serveScheme(session, { assets, open: request => openDocument(request) });
      electron.Menu.setApplicationMenu(platform === 'darwin' ? macMenu(electron.Menu) : null);
      const windows = await openWindows({
        electron,
        session,
        preload: join(options.buildFolder, 'preload/index.cjs'),
        placesFile: join(dataFolder, 'window-places.json'),
      });
      ({ window } = windows);
      return { ...windows.appWindow, focus };
    },
    serveDocuments: open => {
      openDocument = open;
    },
    documentUrl: documentPath,
    removeWindowStorage: async () => {
      await windowSession().clearStorageData({ storages: ['indexdb'] });
      return 'now';
    },
    openBrowser: async url => electron.shell.openExternal(browserUrl(url)),
    saveFile: async (name, bytes) => {
      const options = { defaultPath: join(app.getPath('documents'), name) };
      const chosen = await (window
        ? electron.dialog.showSaveDialog(window, options)
        : electron.dialog.showSaveDialog(options));
      if (chosen.canceled) return null;
      await writeWhole(chosen.filePath, bytes, 'w');
      return chosen.filePath;
    },
    onSystemLock: listener => {
      electron.powerMonitor.on('lock-screen', listener);
      electron.powerMonitor.on('suspend', listener);
    },
    onQuit: finishWork => {
      const finishing = finishOnce(finishWork, () => app.quit());
      // The page must still be there to save what was typed: whoever closes the window quits.
      window?.on('close', event => {
        if (finishing.isFinished) return;
        event.preventDefault();
        app.quit();
      });
      app.on('before-quit', event => {
        if (finishing.isFinished) return;
        event.preventDefault();
        finishing.begin();
      });
    },
  };
}

/** macOS takes the shortcuts for copy, paste and quit from the menu; the other systems need none. */
function macMenu(Menu: ElectronModule['Menu']): Electron.Menu {
  return Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]);
}
