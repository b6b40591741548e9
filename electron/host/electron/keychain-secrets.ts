import type { SecretStore } from '../host.ts';
import { secretFile } from '../secret-file.ts';
import type { ElectronModule } from './electron-module.ts';

export interface KeychainOptions {
  safeStorage: ElectronModule['safeStorage'];
  platform: NodeJS.Platform;
  file: string;
  /** Machine policy may accept a Linux desktop without a keyring, where Electron's key is a constant. */
  allowBasicText: boolean;
}

/** Secrets sealed with the key that the operating system keeps for us, in a file that only its owner can read. */
export function keychainSecrets(options: KeychainOptions): SecretStore {
  const { safeStorage, platform, allowBasicText } = options;
  const sealed = secretFile(options.file);

  // Known only after `ready`, so it is asked for and not kept.
  const backend = (): string => {
    if (platform === 'darwin') return 'keychain';
    if (platform === 'win32') return 'dpapi';
    return safeStorage.getSelectedStorageBackend().replace('_', '-');
  };
  const requireKeychain = async (): Promise<void> => {
    const isWeak = backend() === 'basic-text' && !allowBasicText;
    if (!isWeak && (await safeStorage.isAsyncEncryptionAvailable())) return;
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
      return (await safeStorage.decryptStringAsync(Buffer.from(value, 'base64'))).result;
    },
    set: async (name, value) => {
      await requireKeychain();
      await sealed.set(name, (await safeStorage.encryptStringAsync(value)).toString('base64'));
    },
    delete: name => sealed.delete(name),
  };
}
