import type { KeyStore } from '../keychain-secrets.ts';
import type { ElectronModule } from './electron-module.ts';

/** The system's key store behind Electron's `safeStorage`. */
export function safeStorageKeys(safeStorage: ElectronModule['safeStorage'], platform: NodeJS.Platform): KeyStore {
  return {
    // Known only after `ready`, so it is asked for and not kept.
    backend() {
      if (platform === 'darwin') return 'keychain';
      if (platform === 'win32') return 'dpapi';
      return safeStorage.getSelectedStorageBackend().replace('_', '-');
    },
    answers: () => safeStorage.isAsyncEncryptionAvailable(),
    seal: words => safeStorage.encryptStringAsync(words),
    open: async box => (await safeStorage.decryptStringAsync(box)).result,
  };
}
