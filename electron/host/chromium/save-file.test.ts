import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { saveFile } from './save-file.ts';

test('a saved file is readable by its owner only, and a second one of that name lies beside it', async () => {
  const root = await mkdtemp(join(tmpdir(), 'meridian-save-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const folder = join(root, 'exports');
  const first = await saveFile(folder, 'receipts.csv', Buffer.from('one'));
  const second = await saveFile(folder, 'receipts.csv', Buffer.from('two'));
  expect([first, second]).toEqual([join(folder, 'receipts.csv'), join(folder, 'receipts-2.csv')]);
  expect(await readFile(first, 'utf8')).toBe('one');
  expect(await readFile(second, 'utf8')).toBe('two');
  expect(((await stat(first)).mode & 0o777).toString(8)).toBe('600');
  expect(((await stat(folder)).mode & 0o777).toString(8)).toBe('700');
});

test('a folder that cannot be made is an error, and not a file elsewhere', async () => {
  const root = await mkdtemp(join(tmpdir(), 'meridian-save-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await writeFile(join(root, 'exports'), 'a file where the folder should be');
  await expect(saveFile(join(root, 'exports'), 'receipts.csv', Buffer.from('one'))).rejects.toThrow('EEXIST');
});
