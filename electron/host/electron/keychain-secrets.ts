import type { SecretStore } from '../host.ts';
import { secretFile } from '../secret-file.ts';
import type { ElectronModule } from './electron-module.ts';

export interface KeychainOptions {
  safeStorage: ElectronModule['safeStorage'];
  platform: NodeJS.Platform;
  file: string;
}

/**
 * Secrets sealed with the key that the operating system keeps for us, in a file that only its owner can read. Beside
 * each stands which key store sealed it: another one cannot open it, and the person must hear which one can.
 */
export function keychainSecrets(options: KeychainOptions): SecretStore {
  const { safeStorage, platform } = options;
  const sealed = secretFile(options.file);

  // Known only after `ready`, so it is asked for and not kept.
  const backend = (): string => {
    if (platform === 'darwin') return 'keychain';
    if (platform === 'win32') return 'dpapi';
    return safeStorage.getSelectedStorageBackend().replace('_', '-');
  };
  const requireKeychain = async (): Promise<void> => {
    if (await safeStorage.isAsyncEncryptionAvailable()) return;
    throw new Error(
      'Meridian cannot keep keys safely on this computer: no keychain answered. Unlock or start your keyring (GNOME Keyring, KWallet), then start Meridian again.',
    );
  };

  return {
    get backend() {
      return backend();
    },
    get: async name => {
      const value = await sealed.get(name);
      if (value === null) return null;
      await requireKeychain();
      // The first build did not write down which key store it was.
      const [box = '', sealedBy = backend()] = value.split(':').toReversed();
      if (sealedBy !== backend()) {
        throw new Error(
          `Meridian’s keys were sealed with this computer’s key store ${sealedBy}, and now ${backend()} answers. Start the computer as before, or ask your IT department.`,
        );
      }
      return (await safeStorage.decryptStringAsync(Buffer.from(box, 'base64'))).result;
    },
    set: async (name, value) => {
      await requireKeychain();
      await sealed.set(name, `${backend()}:${(await safeStorage.encryptStringAsync(value)).toString('base64')}`);
    },
    delete: name => sealed.delete(name),
  };
}
