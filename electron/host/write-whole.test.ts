import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeWhole } from './write-whole.ts';

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-write-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
async function* pieces(fails: boolean): AsyncIterable<Uint8Array> {
  yield Buffer.from('one ');
  yield Buffer.from('two');
  if (fails) throw new Error('The disk behind it has gone');
}

test('a file is written piece by piece', async () => {
  const path = join(await aFolder(), 'trail.jsonl');
  await writeWhole(path, pieces(false), 'wx');
  expect(await readFile(path, 'utf8')).toBe('one two');
});

test('a file that could not be written to its end is not left as a half', async () => {
  const folder = await aFolder();
  await expect(writeWhole(join(folder, 'trail.jsonl'), pieces(true), 'w')).rejects.toThrow('has gone');
  expect(await readdir(folder)).toEqual([]);
});

test('a file that is there already, or may not be opened, stays what it was', async () => {
  const folder = await aFolder();
  await writeFile(join(folder, 'trail.jsonl'), 'before');
  await expect(writeWhole(join(folder, 'trail.jsonl'), pieces(false), 'wx')).rejects.toThrow('EEXIST');
  expect(await readFile(join(folder, 'trail.jsonl'), 'utf8')).toBe('before');
  await expect(writeWhole(folder, pieces(false), 'w')).rejects.toThrow('EISDIR');
  expect(await readdir(folder)).toEqual(['trail.jsonl']);
});
