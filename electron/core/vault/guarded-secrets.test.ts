import { expect, test } from 'vitest';
import { guardedSecrets } from './guarded-secrets.ts';
import { crashingSecrets } from './testing/crashing-secrets.ts';

test('a computer without a key store keeps no keys, with a sentence that says what to do', async () => {
  const stored = new Map([['key', 'old']]);
  const secrets = guardedSecrets(crashingSecrets(stored, 'basic-text'), {});
  await expect(secrets.set('key', 'x')).rejects.toThrow('Start GNOME Keyring or KWallet');
  await expect(secrets.get('key')).rejects.toThrow('no key store');
  await secrets.delete('key');
  expect(stored.size).toBe(0);
});

test('IT may accept a computer without a key store', async () => {
  const secrets = guardedSecrets(crashingSecrets(new Map(), 'basic-text'), { allowBasicText: true });
  await secrets.set('key', 'x');
  expect(await secrets.get('key')).toBe('x');
});

test('any other key store is as good as it says', async () => {
  const secrets = guardedSecrets(crashingSecrets(new Map(), 'kwallet'), {});
  await secrets.set('key', 'x');
  expect(secrets.backend).toBe('kwallet');
});
