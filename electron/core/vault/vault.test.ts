import { expect, test } from 'vitest';
import { memorySecrets } from '../../host/fake/memory-secrets.ts';
import { openOrMakeVault, openVault } from './vault.ts';

test('the same person finds the same key and store again', async () => {
  const secrets = memorySecrets();
  const first = await openOrMakeVault(secrets, 'ana');
  expect(await openOrMakeVault(secrets, 'ana')).toEqual(first);
  expect(await openVault(secrets, 'ana')).toEqual(first);
  expect(Buffer.from(first.masterKey, 'base64')).toHaveLength(32);
  expect(first.storeName).toMatch(/^meridian-[A-Za-z0-9_-]{43}$/);
});

test('two people share neither key nor store', async () => {
  const secrets = memorySecrets();
  const [ana, ben] = [await openOrMakeVault(secrets, 'ana'), await openOrMakeVault(secrets, 'ben')];
  expect(ana.masterKey).not.toBe(ben.masterKey);
  expect(ana.storeName).not.toBe(ben.storeName);
});

test('the name of the store cannot be told from the person alone', async () => {
  const one = await openOrMakeVault(memorySecrets(), 'ana');
  const other = await openOrMakeVault(memorySecrets(), 'ana');
  expect(one.storeName).not.toBe(other.storeName);
});

test('a person without a vault has none', async () => {
  expect(await openVault(memorySecrets(), 'ana')).toBeNull();
});
