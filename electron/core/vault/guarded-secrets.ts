import type { SecretStore } from '../../host/host.ts';

/** Where this is the backend, the key that guards the secrets is a constant that everybody knows. */
const NO_KEY_STORE = 'basic-text';

/** The machine's secrets, refused where nothing guards them, unless IT accepts that for this machine. */
export function guardedSecrets(
  secrets: SecretStore,
  policy: { readonly allowBasicText?: boolean | undefined },
): SecretStore {
  const guard = (): void => {
    if (secrets.backend !== NO_KEY_STORE || policy.allowBasicText === true) return;
    throw new Error(
      'Meridian cannot keep keys safely on this computer: it has no key store. Start GNOME Keyring or KWallet and then Meridian again, or ask your IT department.',
    );
  };
  return {
    get backend() {
      return secrets.backend;
    },
    async get(name) {
      guard();
      return secrets.get(name);
    },
    async set(name, value) {
      guard();
      await secrets.set(name, value);
    },
    // Something that must go may always go.
    delete: name => secrets.delete(name),
  };
}
