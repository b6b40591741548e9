import { expect, test } from 'vitest';
import type { CrashingSecrets } from '../vault/testing/crashing-secrets.ts';
import { aDesk, leaseOf, type Machine, type MachineOptions, storeOf } from './testing/a-machine.ts';
import type { WipeIntent } from './wipe.ts';

const PIN = '481739';
const SHARE = Buffer.alloc(32, 5);
const UNSENT = 3;

/** A disk beside the secrets: what is unsent in the journal, what was sealed for the client, what else there is. */
function aDisk() {
  const disk = { journal: 'sealed acts', sealed: 0, rescues: 0, deletions: 0, isFull: false, fails: '' };
  const fail = (where: string): void => {
    if (disk.fails === where) throw Object.assign(new Error(where), { code: 'EIO' });
  };
  const options = {
    rescue: async (intent: WipeIntent) => {
      if (disk.isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      if (intent.journalKey === null || disk.journal === '') throw new Error('The journal cannot be read any more.');
      fail('before the rescue');
      disk.rescues++;
      disk.sealed = UNSENT;
      fail('after the rescue');
      return UNSENT;
    },
    deleteFiles: async () => {
      fail('before the deletion');
      disk.deletions++;
      disk.journal = '';
      fail('after the deletion');
    },
  } satisfies MachineOptions;
  return { disk, options };
}

async function ordered(machine: Machine): Promise<void> {
  machine.crash.stored.set(`keyring.${storeOf(machine)}`, 'the key of the keys of cases');
  const lease = { ...leaseOf(machine, 12, SHARE), order: 'wipe' as const };
  machine.issuer.lease = lease;
  await machine.session.leaseGiven(storeOf(machine), lease);
}

/** Whatever could open the case, or names the person, is gone from this machine. */
function expectPurged(crash: CrashingSecrets, keys: readonly Buffer[]): void {
  const names = [...crash.stored.keys()];
  expect(names.filter(name => /^(?:vault|keyring|person)/.test(name) || name === 'active-person')).toEqual([]);
  const raw = [...crash.stored.values()].join('\n');
  expect(raw).not.toMatch(/journalKey":"/);
  for (const key of keys) expect(key.equals(Buffer.alloc(32))).toBe(true);
}

test('I16 an order to wipe rescues what is unsent, destroys every key, deletes the rest, and is reported', async () => {
  const { disk, options } = aDisk();
  const desk = await aDesk({ ...options, share: SHARE, pin: PIN });
  const name = storeOf(desk);
  const key = Buffer.from(desk.keys[0] ?? '').toString('base64');
  await ordered(desk);
  expect(disk).toMatchObject({ sealed: UNSENT, rescues: 1, journal: '' });
  expectPurged(desk.crash, desk.keys);
  expect([...desk.crash.stored.values()].join('\n')).not.toContain(key);
  expect(desk.session.state()).toMatchObject({ status: 'signed-out', wiped: { rescued: UNSENT } });
  expect(await desk.wipes.doomedStores()).toEqual([name]);
  expect(desk.issuer.checkIns.at(-1)).toMatchObject({ wiped: true });
  expect(desk.flushes).toBe(1);
  const after = await desk.restart();
  expect(after.session.state()).toMatchObject({ status: 'signed-out', wiped: { rescued: UNSENT } });
  expect(disk.rescues).toBe(1);
  expect(await after.signIn()).toMatchObject({ ok: true });
  expect(storeOf(after)).not.toBe(name);
  await after.session.signOut();
  expect(after.session.state()).toMatchObject({ wiped: null });
});

test('I17 killed at any write of a wipe, it is finished before the next unlock, and the rescue is complete', async () => {
  let cuts = 0;
  for (const when of ['before', 'after'] as const) {
    for (let at = 0; ; at++) {
      const { disk, options } = aDisk();
      const desk = await aDesk({ ...options, share: SHARE, pin: PIN });
      const name = storeOf(desk);
      desk.crash.cutAt(at, when);
      await ordered(desk);
      expect(desk.session.state().status).not.toBe('signed-in');
      const wasCut = desk.crash.isCut;
      desk.crash.cutAt(null);
      // Another process from here on: the server's order stands until it was reported.
      const after = await desk.restart();
      const state = after.session.state();
      if (state.status === 'locked') {
        // Killed before the steps began. The order is written at the person, or the server repeats it at the next contact.
        expect(disk.deletions).toBe(0);
        const opened = await after.session.unlock(PIN);
        if (opened.ok) await ordered(after);
      }
      expect(after.session.state()).toMatchObject({ status: 'signed-out', wiped: { rescued: UNSENT } });
      expect(disk).toMatchObject({ sealed: UNSENT, journal: '' });
      expectPurged(after.crash, after.keys);
      expect(await after.session.unlock(PIN)).toMatchObject({ failure: { code: 'sign-in-needed' } });
      expect(await after.wipes.doomedStores()).toEqual([name]);
      if (!wasCut) break;
      cuts++;
    }
  }
  expect(cuts).toBeGreaterThan(20);
});

test.each(['before the rescue', 'after the rescue', 'before the deletion', 'after the deletion'])(
  'I17 a disk that fails %s does not keep the key alive, and the next start finishes',
  async where => {
    const { disk, options } = aDisk();
    const desk = await aDesk({ ...options, share: SHARE, pin: PIN });
    disk.fails = where;
    await ordered(desk);
    expect(desk.session.state()).toMatchObject({ status: 'signed-out', wiped: {} });
    expect([...desk.crash.stored.keys()].filter(name => /^(vault|person|active)/.test(name))).toEqual([]);
    expect(desk.issuer.checkIns.at(-1)).toMatchObject({ wiped: true });
    disk.fails = '';
    const after = await desk.restart();
    expect(after.session.state()).toMatchObject({ status: 'signed-out', wiped: { rescued: UNSENT } });
    expect(disk).toMatchObject({ sealed: UNSENT, journal: '' });
    expectPurged(desk.crash, [...desk.keys, ...after.keys]);
  },
);

test('I17 killed again and again, at each start one write later, a wipe still ends', async () => {
  const { disk, options } = aDisk();
  const desk = await aDesk({ ...options, share: SHARE, pin: PIN });
  desk.crash.cutAt(4, 'after');
  await ordered(desk);
  let machine: Machine = desk;
  for (let start = 0; start < 12; start++) {
    desk.crash.cutAt(start % 3, 'after');
    machine = await machine.restart();
  }
  desk.crash.cutAt(null);
  machine = await machine.restart();
  expect(machine.session.state()).toMatchObject({ status: 'signed-out', wiped: { rescued: UNSENT } });
  expectPurged(desk.crash, desk.keys);
  expect(disk).toMatchObject({ sealed: UNSENT, journal: '' });
});

test('a disk that is full for the rescue keeps the journal and its key, not the cases; the next start finishes', async () => {
  const { disk, options } = aDisk();
  const desk = await aDesk({ ...options, share: SHARE, pin: PIN });
  disk.isFull = true;
  await ordered(desk);
  expect([...desk.crash.stored.keys()].filter(name => name.startsWith('vault'))).toEqual([]);
  expect(disk).toMatchObject({ journal: 'sealed acts', deletions: 0 });
  // The same person begins anew meanwhile: that vault is not touched by what is still to be done.
  await desk.signIn();
  const name = storeOf(desk);
  disk.isFull = false;
  const after = await desk.restart();
  expect(storeOf(after)).toBe(name);
  expect(disk).toMatchObject({ sealed: UNSENT, journal: '' });
  expect([...desk.crash.stored.values()].join('\n')).not.toMatch(/journalKey":"/);
});

test('a report that did not reach the server is made at the next sign-in, by the same device', async () => {
  const { options } = aDisk();
  const desk = await aDesk({ ...options, share: SHARE });
  const state = desk.session.state();
  const deviceId = state.status === 'signed-in' ? state.unlocked.deviceId : '';
  desk.issuer.lease = { ...leaseOf(desk, 12), order: 'wipe' };
  const lease = desk.issuer.lease;
  desk.issuer.down = true;
  await desk.session.leaseGiven(storeOf(desk), lease);
  expect(desk.session.state()).toMatchObject({ status: 'signed-out', wiped: { rescued: UNSENT } });
  desk.issuer.down = false;
  desk.issuer.checkIns.splice(0);
  expect(await desk.signIn()).toMatchObject({ ok: true, value: { deviceId } });
  expect(desk.issuer.checkIns).toMatchObject([{ wiped: true }]);
});

test('an order that meets a locked desk is carried out at the next unlock, before anything is shown', async () => {
  const { disk, options } = aDisk();
  const desk = await aDesk({ ...options, share: SHARE, pin: PIN });
  await desk.session.lock('by-hand');
  await desk.clock.advance(13 * 3_600_000);
  desk.issuer.lease = { ...leaseOf(desk, 12, SHARE), order: 'wipe' };
  const told = desk.statuses.length;
  expect(await desk.session.unlock('999999')).toMatchObject({ failure: { code: 'wrong-pin' } });
  expect(await desk.session.unlock(PIN)).toMatchObject({ failure: { code: 'sign-in-needed' } });
  expect(desk.statuses.slice(told)).not.toContain('signed-in');
  expect(disk).toMatchObject({ sealed: UNSENT, journal: '' });
  expectPurged(desk.crash, desk.keys);
});

test('an order that meets a sign-in is carried out before the store is opened', async () => {
  const { disk, options } = aDisk();
  const desk = await aDesk({ ...options, share: SHARE });
  await desk.session.signOut();
  desk.issuer.lease = { ...leaseOf(desk, 12, SHARE), order: 'wipe' };
  const told = desk.statuses.length;
  expect(await desk.signIn()).toMatchObject({ failure: { code: 'refused' } });
  expect(desk.statuses.slice(told)).not.toContain('signed-in');
  expect(disk.journal).toBe('');
  expectPurged(desk.crash, desk.keys);
  expect(await desk.signIn()).toMatchObject({ ok: true });
});
