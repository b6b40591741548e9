import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sealedSecrets } from './sealed-secrets.ts';

let folder = '';
const open = () => sealedSecrets({ file: join(folder, 'secrets.json'), keyFile: join(folder, 'secrets.key') });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-secrets-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a secret comes back after a restart, and cannot be read in its file', async () => {
  await open().set('person', 'Leila Haddad');
  expect(await open().get('person')).toBe('Leila Haddad');
  expect(await readFile(join(folder, 'secrets.json'), 'utf8')).not.toContain('Leila');
});

test('the key is made once: a second secret does not lose the first', async () => {
  await open().set('a', '1');
  await open().set('b', '2');
  expect(await open().get('a')).toBe('1');
});

test('a secret that was moved to another name, cut short or sealed with another key is as good as none', async () => {
  await open().set('a', 'value');
  const { a } = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as { a: string };
  await writeFile(join(folder, 'secrets.json'), JSON.stringify({ b: a, c: a.slice(0, 20) }));
  expect(await open().get('b')).toBeNull();
  expect(await open().get('c')).toBeNull();
  await writeFile(join(folder, 'secrets.json'), JSON.stringify({ a }));
  await rm(join(folder, 'secrets.key'));
  expect(await open().get('a')).toBeNull();
  await open().set('d', 'new key');
  expect(await open().get('a')).toBeNull();
});
