import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createMemoryLogFiles } from '../testing/memory-log-files.ts';
import { createNodeLogFiles } from './node-log-files.ts';
import { describeLogFiles } from './testing/log-files-contract.ts';

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-log-'));
  folders.push(folder);
  return join(folder, 'inner');
};
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describeLogFiles('log files on the disk', async () => createNodeLogFiles(await newFolder()));
describeLogFiles('log files in memory', async () => createMemoryLogFiles());

test('the files are readable by their owner alone', async ({ skip }) => {
  skip(process.platform === 'win32', 'Windows has no owner bits to look at');
  const folder = await newFolder();
  await (await createNodeLogFiles(folder).create('one.log')).close();
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, 'one.log'))).mode & 0o777).toBe(0o600);
});

test('in memory, a power cut takes what was not synced, and names that the folder did not keep', async () => {
  const files = createMemoryLogFiles();
  const kept = await files.create('kept.log');
  await kept.append(Buffer.from('synced'));
  await kept.sync();
  await files.syncFolder();
  await kept.append(Buffer.from('+lost!'));
  const fresh = await files.create('fresh.log');
  await fresh.append(Buffer.from('synced, but in no folder'));
  await fresh.sync();
  const least = files.afterRestart('least');
  expect(least.names()).toEqual(['kept.log']);
  expect(least.bytesOf('kept.log').toString()).toBe('synced');
  expect(files.afterRestart('half').bytesOf('kept.log').toString()).toBe('synced+lo');
  expect(files.afterRestart('kill').bytesOf('kept.log').toString()).toBe('synced+lost!');
});
