import type { SecretStore } from './host.ts';
import { secretFile } from './secret-file.ts';

/** The key store of an operating system, as far as secrets need it. */
export interface KeyStore {
  /** Which one it is. Asked for anew each time: some know it late. */
  backend(): string;
  answers(): Promise<boolean>;
  seal(words: string): Promise<Buffer>;
  open(box: Buffer): Promise<string>;
}

/**
 * Secrets sealed with the key that the operating system keeps for us, in a file that only its owner can read. Beside
 * each stands which key store sealed it: another one cannot open it, and the person must hear which one can.
 */
export function keychainSecrets(file: string, keyStore: KeyStore): SecretStore {
  const sealed = secretFile(file);
  const requireKeychain = async (): Promise<void> => {
    if (await keyStore.answers()) return;
    throw new Error(
      'Meridian cannot keep keys safely on this computer: no keychain answered. Unlock or start your keyring (GNOME Keyring, KWallet), then start Meridian again.',
    );
  };

  return {
    get backend() {
      return keyStore.backend();
    },
    get: async name => {
      const value = await sealed.get(name);
      if (value === null) return null;
      await requireKeychain();
      const backend = keyStore.backend();
      // The first build did not write down which key store it was.
      const [box = '', sealedBy = backend] = value.split(':').toReversed();
      if (sealedBy !== backend) {
        throw new Error(
          `Meridian’s keys were sealed with this computer’s key store ${sealedBy}, and now ${backend} answers. Start the computer as before, or ask your IT department.`,
        );
      }
      return await keyStore.open(Buffer.from(box, 'base64'));
    },
    set: async (name, value) => {
      await requireKeychain();
      await sealed.set(name, `${keyStore.backend()}:${(await keyStore.seal(value)).toString('base64')}`);
    },
    delete: name => sealed.delete(name),
  };
}
