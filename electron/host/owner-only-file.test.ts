import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownerOnlyFile } from './owner-only-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-file-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('a file that is not there yet reads as null and is made with its folder', async () => {
  const file = ownerOnlyFile(join(folder, 'deep/secrets.json'));
  expect(await file.read()).toBeNull();
  await file.update(text => `${text}!`);
  expect(await file.read()).toBe('null!');
});

test('changes asked for at the same time all take effect, in order', async () => {
  const file = ownerOnlyFile(join(folder, 'a'));
  await Promise.all(['1', '2', '3', '4'].map(digit => file.update(text => `${text ?? ''}${digit}`)));
  expect(await file.read()).toBe('1234');
});

test('a change that fails leaves the file as it was and does not stop the next', async () => {
  const file = ownerOnlyFile(join(folder, 'a'));
  await file.update(() => 'kept');
  const failing = file.update(() => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await file.read()).toBe('kept');
  await file.update(text => `${text} on`);
  expect(await file.read()).toBe('kept on');
});

test('what a crash left half-written is replaced, and the file is closed to others', async () => {
  const path = join(folder, 'a');
  await writeFile(`${path}.new`, 'half', { mode: 0o644 });
  await ownerOnlyFile(path).update(() => 'whole');
  expect(await readdir(folder)).toEqual(['a']);
  expect(await readFile(path, 'utf8')).toBe('whole');
  expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
});
