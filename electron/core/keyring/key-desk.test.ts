import { expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import type { SessionState } from '../../../shared/rpc/contract.ts';
import { anUnlocked } from '../testing/a-desk.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { silentLog } from '../testing/silent-log.ts';
import { crashingSecrets } from '../vault/testing/crashing-secrets.ts';
import { createKeyDesk } from './key-desk.ts';
import { destroyRing } from './ring-secret.ts';
import { createMemoryRingFolders, type MemoryRingFolders } from './testing/memory-ring-folders.ts';

const ANA = 'meridian-ana0000000000000';
const BEN = 'meridian-ben0000000000000';
const caseIds = (...ids: string[]): CaseId[] => ids.map(id => CaseId.parse(id));

function signedIn(storeName: string, masterKey = btoa('a'.repeat(32))): SessionState {
  const unlocked = anUnlocked({ storeName, masterKey });
  return { status: 'signed-in', unlocked, reauthenticate: false, hasPin: true, leaseExpiresAt: null };
}
const locked: SessionState = {
  status: 'locked',
  name: 'Ana',
  clientName: 'Northwind Life',
  reason: 'by-hand',
  hasPin: true,
  retryAt: null,
};

function aMachine() {
  const disks = new Map<string, MemoryRingFolders>();
  const told: string[] = [];
  const secrets = crashingSecrets();
  const desk = createKeyDesk({
    clock: createFakeClock(),
    log: silentLog,
    secrets,
    foldersOf: storeName => {
      const folders = disks.get(storeName) ?? createMemoryRingFolders();
      disks.set(storeName, folders);
      return folders;
    },
    onChange: ({ made, destroyed }) => {
      told.push(`made ${made.map(([number]) => number).join()} destroyed ${destroyed.join()}`);
    },
    onPurged: async cases => void told.push(`purged ${cases.join()}`),
  });
  return { desk, told, secrets };
}

const inventory = async ({ desk }: ReturnType<typeof aMachine>): Promise<(string | null)[] | string> => {
  const answer = await desk.all();
  return answer.ok ? answer.value.keys.map(([, caseId]) => caseId) : answer.failure.code;
};

test('keys are there while somebody is at the desk, and are the same after a lock', async () => {
  const machine = aMachine();
  expect(await inventory(machine)).toBe('locked');
  machine.desk.follow(signedIn(ANA));
  await machine.desk.make({ cases: caseIds('c-1'), pages: 1 });
  const before = await machine.desk.all();
  machine.desk.follow(locked);
  expect(await inventory(machine)).toBe('locked');
  expect(await machine.desk.make({ cases: caseIds('c-2'), pages: 0 })).toMatchObject({ ok: false });
  machine.desk.follow(signedIn(ANA));
  expect(await machine.desk.all()).toEqual(before);
});

test('two people at one machine have two rings', async () => {
  const machine = aMachine();
  machine.desk.follow(signedIn(ANA));
  await machine.desk.make({ cases: caseIds('c-1'), pages: 0 });
  machine.desk.follow(signedIn(BEN, btoa('b'.repeat(32))));
  expect(await inventory(machine)).toEqual([]);
  await machine.desk.make({ cases: caseIds('c-1'), pages: 0 });
  await machine.desk.destroy({ numbers: [1], cases: caseIds('c-1') });
  machine.desk.follow(signedIn(ANA));
  expect(await inventory(machine)).toEqual(['c-1']);
});

test('the window is told before whoever asked has the answer, and the journal hears which cases left', async () => {
  const { desk, told } = aMachine();
  desk.follow(signedIn(ANA));
  await desk.make({ cases: caseIds('c-1'), pages: 1 }).then(() => told.push('answered'));
  await desk.destroy({ numbers: [1, 2, 77], cases: caseIds('c-1') }).then(() => told.push('answered'));
  // The program was ended in between: what is destroyed already is, and the journal hears of it again.
  await desk.destroy({ numbers: [1], cases: caseIds('c-1') });
  expect(told).toEqual([
    'made 1,2 destroyed ',
    'answered',
    'made  destroyed 1,2',
    'purged c-1',
    'answered',
    'purged c-1',
  ]);
});

test('I16 after a wipe the same person’s ring does not open, whatever of it is still on the disk', async () => {
  const machine = aMachine();
  machine.desk.follow(signedIn(ANA));
  await machine.desk.make({ cases: caseIds('c-1'), pages: 0 });
  machine.desk.follow(locked);
  await destroyRing(machine.secrets, ANA);
  machine.desk.follow(signedIn(ANA));
  expect(await inventory(machine)).toEqual([]);
});

test('a key store that does not answer is said, throws nothing away, and is asked again', async () => {
  const machine = aMachine();
  machine.desk.follow(signedIn(ANA));
  await machine.desk.make({ cases: caseIds('c-1'), pages: 0 });
  machine.desk.follow(locked);
  const { get } = machine.secrets;
  machine.secrets.get = () => Promise.reject(new Error('The keyring is locked'));
  machine.desk.follow(signedIn(ANA));
  expect(await inventory(machine)).toBe('storage');
  machine.secrets.get = get;
  expect(await inventory(machine)).toEqual(['c-1']);
});
