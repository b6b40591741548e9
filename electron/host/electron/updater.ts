import type { AppUpdater } from 'electron-updater';
import type { Updater } from '../host.ts';
import { updateFailure } from '../update-words.ts';

/**
 * electron-updater behind the port. It never decides: it asks when told, fetches when told, and installs on quit only
 * after `installOnQuit`. `makeUpdater` is called at the first check, because making one already touches the disk.
 */
export function electronUpdater(unsupportedReason: string | null, makeUpdater: () => AppUpdater): Updater {
  let made: AppUpdater | null = null;
  const updater = (): AppUpdater => {
    if (unsupportedReason !== null) throw new Error(unsupportedReason);
    made ??= configure(makeUpdater());
    return made;
  };

  return {
    unsupportedReason,
    check: async feedUrl => {
      const current = updater();
      current.setFeedURL({ provider: 'generic', url: feedUrl, useMultipleRangeRequest: false });
      try {
        const result = await current.checkForUpdates();
        return result?.isUpdateAvailable ? result.updateInfo.version : null;
      } catch (error) {
        throw updateFailure('The update server could not be asked for a newer Meridian', error);
      }
    },
    download: async onProgress => {
      const current = updater();
      const report = ({ percent }: { percent: number }): void => onProgress(percent);
      current.on('download-progress', report);
      // True while it downloads, or electron-updater never listens for the quit; then false until told otherwise.
      current.autoInstallOnAppQuit = true;
      try {
        await current.downloadUpdate();
      } catch (error) {
        throw updateFailure('The newer Meridian could not be fetched', error);
      } finally {
        current.autoInstallOnAppQuit = false;
        current.off('download-progress', report);
      }
    },
    installOnQuit: () => {
      updater().autoInstallOnAppQuit = true;
    },
  };
}

function configure(updater: AppUpdater): AppUpdater {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.autoRunAppAfterInstall = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  updater.logger = null;
  // Every failure also rejects the call that met it; without a listener the event would be thrown as well.
  updater.on('error', () => {});
  return updater;
}
