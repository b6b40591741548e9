import type { SecretStore } from '../host.ts';

/** Secrets that last as long as this object: for tests. */
export function memorySecrets(initial: Record<string, string> = {}): SecretStore {
  const values = new Map(Object.entries(initial));
  return {
    backend: 'memory',
    get: name => Promise.resolve(values.get(name) ?? null),
    set: (name, value) => {
      values.set(name, value);
      return Promise.resolve();
    },
    delete: name => {
      values.delete(name);
      return Promise.resolve();
    },
  };
}
