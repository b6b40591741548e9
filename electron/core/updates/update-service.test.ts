import { expect, test } from 'vitest';
import type { Updater } from '../../host/host.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { silentLog } from '../testing/silent-log.ts';
import { createUpdateService } from './update-service.ts';

const FEED = 'https://updates.example.com/meridian';

function fakeUpdater(found: string | null | Error, download: Error | null = null) {
  const calls: string[] = [];
  const updater: Updater = {
    unsupportedReason: null,
    check: async feed => {
      calls.push(`check ${feed}`);
      if (found instanceof Error) throw found;
      return found;
    },
    download: async onProgress => {
      calls.push('download');
      onProgress(40);
      if (download) throw download;
    },
    installOnQuit: () => calls.push('installOnQuit'),
  };
  return { updater, calls };
}

function setUp(
  fake: ReturnType<typeof fakeUpdater>,
  policy: { updates: 'on' | 'off'; updateFeed?: string } = { updates: 'on', updateFeed: FEED },
) {
  const clock = createFakeClock();
  return { clock, service: createUpdateService({ updater: fake.updater, policy, clock, log: silentLog }) };
}

test('off by policy means not a single call, at start, by hand or in a week', async () => {
  const fake = fakeUpdater('2.0.0');
  const { clock, service } = setUp(fake, { updates: 'off', updateFeed: FEED });
  service.start();
  expect(await service.check()).toMatchObject({ enabled: false, status: 'off-by-policy' });
  await clock.advance(7 * 24 * 3_600_000);
  expect(fake.calls).toEqual([]);
});

test.each([
  [
    'a build that cannot update itself',
    { ...fakeUpdater('2.0.0').updater, unsupportedReason: 'Built from source.' },
    FEED,
  ],
  ['a machine without a feed', fakeUpdater('2.0.0').updater, undefined],
])('%s says so and asks nobody', async (_what, updater, updateFeed) => {
  const policy = { updates: 'on', ...(updateFeed && { updateFeed }) } as const;
  const service = createUpdateService({ updater, policy, clock: createFakeClock(), log: silentLog });
  expect(await service.check()).toMatchObject({
    enabled: false,
    status: 'unsupported',
    message: expect.any(String) as string,
  });
});

test('a newer version is fetched and waits for the person to quit', async () => {
  const fake = fakeUpdater('2.0.0');
  const { service } = setUp(fake);
  expect(await service.check()).toMatchObject({ status: 'ready', version: '2.0.0' });
  expect(fake.calls).toEqual([`check ${FEED}`, 'download', 'installOnQuit']);
  await service.check();
  expect(fake.calls).toHaveLength(3);
});

test('the same or an older version is none: nothing is fetched', async () => {
  const fake = fakeUpdater(null);
  const { service } = setUp(fake);
  expect(await service.check()).toMatchObject({ status: 'idle', version: null });
  expect(fake.calls).toEqual([`check ${FEED}`]);
});

test('bytes that do not match are not installed, and a sentence says why', async () => {
  const fake = fakeUpdater('2.0.0', new Error('The file does not have the announced hash.'));
  const { service } = setUp(fake);
  const state = await service.check();
  expect(state).toMatchObject({ status: 'failed', message: expect.stringContaining('announced hash') as string });
  expect(fake.calls).not.toContain('installOnQuit');
});

test('it looks at the start and every four hours, until it is stopped', async () => {
  const fake = fakeUpdater(new Error('No connection.'));
  const { clock, service } = setUp(fake);
  service.start();
  await clock.advance(8 * 3_600_000);
  expect(fake.calls).toHaveLength(3);
  service.stop();
  await clock.advance(24 * 3_600_000);
  expect(fake.calls).toHaveLength(3);
});

test('two checks at once are one', async () => {
  const fake = fakeUpdater(null);
  const { service } = setUp(fake);
  await Promise.all([service.check(), service.check()]);
  expect(fake.calls).toHaveLength(1);
});
