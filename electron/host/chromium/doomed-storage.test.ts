import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { orderStorageRemoved, removeDoomedStorage } from './doomed-storage.ts';

async function aProfile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-doomed-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const database = join(folder, 'window/Default/IndexedDB/http_127.0.0.1_1.indexeddb.leveldb');
  await mkdir(database, { recursive: true });
  await writeFile(join(database, 'CURRENT'), 'MANIFEST-000001');
  await mkdir(join(folder, 'main/journal'), { recursive: true });
  return folder;
}

const databases = (folder: string) => readdir(join(folder, 'window/Default'));

test('the window’s databases stay until they are ordered removed', async () => {
  const folder = await aProfile();
  await removeDoomedStorage(folder);
  expect(await databases(folder)).toEqual(['IndexedDB']);
});

test('what was ordered is done once, at the next start, and the journal is not touched', async () => {
  const folder = await aProfile();
  await orderStorageRemoved(folder);
  expect(await databases(folder)).toEqual(['IndexedDB']);
  await removeDoomedStorage(folder);
  expect(await databases(folder)).toEqual([]);
  expect(await readdir(join(folder, 'main'))).toEqual(['journal']);
  await mkdir(join(folder, 'window/Default/IndexedDB'));
  await removeDoomedStorage(folder);
  expect(await databases(folder)).toEqual(['IndexedDB']);
});

test('an order for a window that never opened, or whose databases are gone, is done as well', async () => {
  const folder = await aProfile();
  await rm(join(folder, 'window'), { recursive: true });
  await orderStorageRemoved(folder);
  await removeDoomedStorage(folder);
  expect(await readdir(folder)).toEqual(['main']);
});

test('files that a browser still holds do not keep Meridian from starting; they go at the start after', async () => {
  const folder = await aProfile();
  await orderStorageRemoved(folder);
  const held = () => Promise.reject(Object.assign(new Error('held'), { code: 'EBUSY' }));
  await removeDoomedStorage(folder, held);
  expect(await databases(folder)).toEqual(['IndexedDB']);
  await removeDoomedStorage(folder);
  expect(await databases(folder)).toEqual([]);
});
