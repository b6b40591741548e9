import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Updater } from '../host.ts';
import {
  makeUpdaterUnderNode,
  startUpdateFeed,
  type UpdateFeed,
  type UpdaterUnderNode,
} from './testing/update-feed.ts';
import { electronUpdater } from './updater.ts';

const installer = Buffer.alloc(200_000, 'newer build ');

let feed: UpdateFeed;
let installed: UpdaterUnderNode;
let updater: Updater;

beforeEach(async () => {
  feed = await startUpdateFeed();
  installed = await makeUpdaterUnderNode('1.0.0');
  updater = electronUpdater(null, () => installed.updater);
});

afterEach(async () => {
  await feed.stop();
  await installed.stop();
});

const pending = (): Promise<string[]> => readdir(installed.pendingFolder).catch(() => []);

describe('checking', () => {
  test('finds a newer version and fetches nothing but the announcement', async () => {
    feed.publish('1.1.0', installer);
    expect(await updater.check(feed.url)).toBe('1.1.0');
    expect(feed.requests).toEqual(['/latest.yml']);
  });

  test.each(['1.0.0', '0.9.9', '1.0.0-beta.1'])('finds nothing in %s, which is not newer', async version => {
    feed.publish(version, installer);
    expect(await updater.check(feed.url)).toBeNull();
    expect(feed.requests).toEqual(['/latest.yml']);
  });

  test('says in a sentence that the feed did not answer', async () => {
    await expect(updater.check(feed.url)).rejects.toThrow(
      /^The update server could not be asked for a newer Meridian: .*\.$/,
    );
  });

  test('makes no updater and no request before it is asked to', async () => {
    let made = 0;
    const idle = electronUpdater(null, () => {
      made += 1;
      return installed.updater;
    });
    expect(idle.unsupportedReason).toBeNull();
    expect(made).toBe(0);
    expect(feed.requests).toEqual([]);
  });
});

describe('fetching', () => {
  test('brings the installer, whole, and says how far it is', async () => {
    feed.publish('1.1.0', installer);
    await updater.check(feed.url);
    const percents: number[] = [];
    await updater.download(percent => percents.push(percent));
    expect(await readFile(join(installed.pendingFolder, 'Meridian-1.1.0.exe'))).toEqual(installer);
    expect(percents.at(-1)).toBe(100);
  });

  test('throws away what is not what was announced', async () => {
    feed.publish('1.1.0', Buffer.alloc(200_000, 'tampered with '), installer);
    await updater.check(feed.url);
    await expect(updater.download(() => {})).rejects.toThrow('wrong checksum');
    expect(await pending()).toEqual([]);
  });

  test('installs nothing on quit until it is told to', async () => {
    feed.publish('1.1.0', installer);
    await updater.check(feed.url);
    await updater.download(() => {});
    expect(installed.quitHandlers).toHaveLength(1);
    expect(installed.updater.autoInstallOnAppQuit).toBe(false);
    updater.installOnQuit();
    expect(installed.updater.autoInstallOnAppQuit).toBe(true);
  });
});
