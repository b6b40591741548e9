import { expect, onTestFinished, test } from 'vitest';
import { silentLog } from '../../electron/core/testing/silent-log.ts';
import { createUpdateService, type UpdateService } from '../../electron/core/updates/update-service.ts';
import { electronUpdater } from '../../electron/host/electron/updater.ts';
import {
  makeUpdaterUnderNode,
  startUpdateFeed,
  type UpdateFeed,
} from '../../electron/host/electron/testing/update-feed.ts';

/** The real updater behind the real policy, against a feed that counts. */
async function start(
  updates: 'on' | 'off',
): Promise<{ feed: UpdateFeed; service: UpdateService; willInstall(): boolean }> {
  const feed = await startUpdateFeed();
  const installed = await makeUpdaterUnderNode('1.0.0');
  onTestFinished(async () => {
    await feed.stop();
    await installed.stop();
  });
  const service = createUpdateService({
    updater: electronUpdater(null, () => installed.updater),
    policy: { updates, updateFeed: feed.url },
    clock: { now: () => 0, after: () => () => {} },
    log: silentLog,
  });
  return { feed, service, willInstall: () => installed.updater.autoInstallOnAppQuit };
}

test('off by policy is not one request, also when a person asks', async () => {
  const { feed, service } = await start('off');
  feed.publish('2.0.0', Buffer.from('newer'));
  service.start();
  expect(await service.check()).toMatchObject({ enabled: false, status: 'off-by-policy' });
  expect(feed.requests).toEqual([]);
});

test('on by policy, a newer build is fetched and waits for the person to quit', async () => {
  const { feed, service, willInstall } = await start('on');
  feed.publish('2.0.0', Buffer.from('newer'));
  expect(await service.check()).toMatchObject({ status: 'ready', version: '2.0.0' });
  expect(feed.requests).toEqual(['/latest.yml', '/Meridian-2.0.0.exe']);
  expect(willInstall()).toBe(true);
});

test('a build that is not what was announced is not installed, and the person is told', async () => {
  const { feed, service, willInstall } = await start('on');
  feed.publish('2.0.0', Buffer.from('forged'), Buffer.from('newer!'));
  const state = await service.check();
  expect(state.status).toBe('failed');
  expect(state.message).toContain('wrong checksum');
  expect(willInstall()).toBe(false);
});
