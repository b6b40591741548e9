import { expect, test } from 'vitest';
import type { Unlocked } from '../../../shared/rpc/contract.ts';
import { journalHandlers } from '../handlers/journal.ts';
import { anUnlocked } from '../testing/a-desk.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createMemoryCache } from '../testing/memory-cache.ts';
import { createMemoryLogFiles, type MemoryLogFiles } from '../testing/memory-log-files.ts';
import { silentLog } from '../testing/silent-log.ts';
import { createJournalDesk } from './journal-desk.ts';
import { impatient } from './testing/a-journal.ts';
import { aDraft, anAct } from './testing/work.ts';

const ana = anUnlocked({ storeName: 'meridian-ana0000000000000' });
const ben = anUnlocked({ storeName: 'meridian-ben0000000000000', masterKey: 'BBBB' });
const signedIn = (unlocked: Unlocked) =>
  ({ status: 'signed-in', unlocked, reauthenticate: false, hasPin: false, leaseExpiresAt: null }) as const;
const locked = {
  status: 'locked',
  name: 'Ana',
  clientName: 'Northwind Life',
  reason: 'idle',
  hasPin: true,
  retryAt: null,
} as const;
const EVER = { since: '2000-01-01T00:00:00Z' };

function aDesk() {
  const folders = new Map<string, MemoryLogFiles>();
  const desk = createJournalDesk({
    clock: impatient(createFakeClock()),
    log: silentLog,
    note: () => {},
    reserveBytes: 0,
    filesOf: storeName => {
      const files = folders.get(storeName) ?? createMemoryLogFiles();
      folders.set(storeName, files);
      return files;
    },
  });
  return { desk, folders, calls: journalHandlers(desk) };
}

test('work is kept and counted while the store is open, and not while it is locked', async () => {
  const { desk, calls } = aDesk();
  expect(await calls['journal.keep']([anAct(1)])).toMatchObject({ ok: false, failure: { code: 'locked' } });
  expect(await calls['journal.reckoning'](EVER)).toMatchObject({ ok: false, failure: { code: 'locked' } });
  desk.follow(signedIn(ana));
  expect(await calls['journal.keep']([anAct(1)])).toEqual({ ok: true, value: undefined });
  expect(await calls['journal.reckoning'](EVER)).toMatchObject({ ok: true, value: { done: 1, unsent: 1 } });
  desk.follow(locked);
  expect(await calls['journal.keep']([anAct(2)])).toMatchObject({ ok: false, failure: { code: 'locked' } });
  desk.follow(signedIn(ana));
  expect(await calls['journal.reckoning'](EVER)).toMatchObject({ ok: true, value: { done: 1 } });
});

test('I20 each person has a journal of their own, which opens with no other key', async () => {
  const { desk, calls, folders } = aDesk();
  desk.follow(signedIn(ana));
  await calls['journal.keep']([anAct(1)]);
  desk.follow(signedIn(ben));
  await calls['journal.keep']([aDraft('c-1', 'of Ben')]);
  expect(await calls['journal.reckoning'](EVER)).toMatchObject({ value: { done: 0 } });
  await desk.stop();
  const files = folders.get(ana.storeName);
  if (!files) throw new Error('No folder');
  folders.set(ben.storeName, files);
  desk.follow(signedIn(ben));
  expect(await desk.current()?.unsentWork()).toEqual([]);
});

test('what is being written when the desk is locked is finished first, and the files are never open twice', async () => {
  const { desk, calls } = aDesk();
  desk.follow(signedIn(ana));
  const kept = calls['journal.keep']([anAct(1)]);
  desk.follow(locked);
  desk.follow(signedIn(ana));
  const second = calls['journal.keep']([anAct(2)]);
  await desk.stop();
  desk.follow(signedIn(ana));
  const { done } = (await desk.current()?.reckoning(EVER.since)) ?? {};
  expect([await kept, await second].filter(one => one.ok)).toHaveLength(done ?? -1);
});

test('a journal that was closed says so, and a sync that comes late is told', async () => {
  const { desk } = aDesk();
  const journal = desk.of(ana);
  await journal.keep([anAct(1)]);
  desk.follow(locked);
  expect(await journal.settled([])).toMatchObject({ ok: false, failure: { code: 'storage' } });
  expect(await journal.reconcile(createMemoryCache().handlers)).toMatchObject({
    ok: false,
    failure: { code: 'storage' },
  });
});

test('a folder that cannot be read is said with a sentence, and tried again', async () => {
  const { desk, folders, calls } = aDesk();
  const files = createMemoryLogFiles();
  folders.set(ana.storeName, files);
  files.fate = ({ what }) => (what === 'list' ? 'EACCES' : null);
  desk.follow(signedIn(ana));
  expect(await calls['journal.keep']([anAct(1)])).toEqual({
    ok: false,
    failure: {
      code: 'storage',
      message:
        'The safety copy of your work could not be opened. Another program holds the file, or this person may not write it. Close it, or ask IT.',
    },
  });
  files.fate = () => null;
  expect(await calls['journal.keep']([anAct(1)])).toMatchObject({ ok: true });
});
