import { expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import type { RingContent } from '../../../shared/rpc/keys-contract.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { silentLog } from '../testing/silent-log.ts';
import { type CrashingSecrets, crashingSecrets } from '../vault/testing/crashing-secrets.ts';
import { type KeyRing, openKeyRing } from './key-ring.ts';
import { createMemoryRingFolders, type MemoryRingFolders } from './testing/memory-ring-folders.ts';
import { destroyRing, keptRingSecret } from './ring-secret.ts';

const STORE = 'meridian-0123456789abcdef';
const master = (byte = 7): Buffer => Buffer.alloc(32, byte);
const cases = (...ids: string[]): CaseId[] => ids.map(id => CaseId.parse(id));

interface Machine {
  readonly folders: MemoryRingFolders;
  readonly secrets: CrashingSecrets;
}
const aMachine = (): Machine => ({ folders: createMemoryRingFolders(), secrets: crashingSecrets() });

function open({ folders, secrets }: Machine, masterKey = master()): Promise<KeyRing> {
  const secret = keptRingSecret(secrets, STORE, masterKey);
  return openKeyRing({ folders, secret, clock: createFakeClock(), log: silentLog });
}

/** Which cases and pages there are keys for, and the keys themselves. */
function inventory({ keys }: RingContent): Map<string, string> {
  return new Map(keys.map(([number, caseId, secret]) => [caseId ?? `page ${number}`, secret]));
}

async function withKeys(machine: Machine): Promise<KeyRing> {
  const ring = await open(machine);
  await ring.make(cases('c-1', 'c-2', 'c-3'), 2);
  return ring;
}

/** What the next start of the program finds, whatever became of this one. */
function restarted({ folders, secrets }: Machine, survival: 'least' | 'half' | 'kill' = 'kill'): Machine {
  return { folders: folders.afterRestart(survival), secrets: crashingSecrets(new Map(secrets.stored)) };
}

test('keys are there again after a restart, and a case keeps the key that it has', async () => {
  const machine = aMachine();
  const ring = await withKeys(machine);
  const before = ring.all();
  expect([...inventory(before).keys()]).toEqual(['c-1', 'c-2', 'c-3', 'page 4', 'page 5']);
  expect(new Set(inventory(before).values()).size).toBe(5);
  const again = await open(restarted(machine, 'least'));
  expect(again.all()).toEqual(before);
  const made = await again.make(cases('c-2', 'c-9'), 1);
  expect(made.ok && made.value.keys.map(([number, caseId]) => [number, caseId])).toEqual([
    [2, 'c-2'],
    [6, 'c-9'],
    [7, null],
  ]);
});

test('I16 a destroyed key is in no file and in no secret that is left, and its number is not given out again', async () => {
  const machine = aMachine();
  const ring = await withKeys(machine);
  const secretBefore = machine.secrets.stored.get(`keyring.${STORE}`);
  const oldLog = machine.folders.log(1).afterRestart('kill');
  expect(await ring.destroy([1, 4])).toEqual({ ok: true, value: [1, 4] });
  expect([...inventory(ring.all()).keys()]).toEqual(['c-2', 'c-3', 'page 5']);
  expect(await machine.folders.list()).toEqual([2]);
  const again = await open(restarted(machine));
  expect(again.all()).toEqual(ring.all());
  const made = await again.make(cases('c-1'), 0);
  expect(made.ok && made.value.keys[0]?.[0]).toBe(6);
  // Whoever finds the old log on the disk has nothing that opens it: only the secret of that time did.
  const copied = { folders: createMemoryRingFolders(new Map([[2, oldLog]])), secrets: machine.secrets };
  expect((await open(copied)).all().keys).toEqual([]);
  const restored = new Map([[`keyring.${STORE}`, secretBefore ?? '']]);
  const wholeBackup = { folders: createMemoryRingFolders(new Map([[1, oldLog]])), secrets: crashingSecrets(restored) };
  expect(inventory((await open(wholeBackup)).all()).has('c-1')).toBe(true);
});

test('I17 a power cut at any call to disk or key store leaves the ring with the keys or without them, and no other lost', async () => {
  const counting = aMachine();
  const ring = await withKeys(counting);
  const before = inventory(ring.all());
  const [callsBefore, writesBefore] = [counting.folders.calls, counting.secrets.changes];
  await ring.destroy([1, 4]);
  const calls = counting.folders.calls - callsBefore;
  const writes = counting.secrets.changes - writesBefore;
  expect(writes).toBe(1);
  const cuts = [
    ...Array.from({ length: calls }, (_, i) => (machine: Machine) => machine.folders.cutAt(i + 1)),
    (machine: Machine) => machine.secrets.cutAt(0, 'before'),
    (machine: Machine) => machine.secrets.cutAt(0, 'after'),
  ];
  let finished = 0;
  for (const cut of cuts) {
    for (const survival of ['least', 'half', 'kill'] as const) {
      const machine = aMachine();
      const dying = await withKeys(machine);
      const own = inventory(dying.all());
      cut(machine);
      await dying.destroy([1, 4]).catch(() => {});
      const next = restarted(machine, survival);
      const again = await open(next);
      const left = inventory(again.all());
      for (const kept of ['c-2', 'c-3', 'page 5']) expect(left.get(kept)).toBe(own.get(kept));
      expect([3, 5]).toContain(left.size);
      if (left.size === 3) finished++;
      await again.destroy([1, 4]);
      expect([...inventory(again.all()).keys()]).toEqual(['c-2', 'c-3', 'page 5']);
      expect(await next.folders.list()).toHaveLength(1);
    }
  }
  expect(before.size).toBe(5);
  // The cuts after the switch found it done.
  expect(finished).toBeGreaterThan(3);
});

test('I17 a power cut while keys are made loses none that was answered for', async () => {
  const counting = aMachine();
  const first = await withKeys(counting);
  const from = counting.folders.calls;
  await first.make(cases('c-4'), 1);
  for (let call = 1; call <= counting.folders.calls - from; call++) {
    const machine = aMachine();
    const ring = await withKeys(machine);
    const own = inventory(ring.all());
    machine.folders.cutAt(call);
    const made = await ring.make(cases('c-4'), 1);
    const left = inventory((await open(restarted(machine, 'least'))).all());
    for (const [name, secret] of own) expect(left.get(name)).toBe(secret);
    if (made.ok) expect(left.has('c-4')).toBe(true);
  }
});

test.each([
  ['its log is gone', async ({ folders }: Machine) => await folders.remove(1)],
  ['its secret is gone', async ({ secrets }: Machine) => await destroyRing(secrets, STORE)],
  ['a record of it is damaged', async ({ folders }: Machine) => flip(folders, 200)],
  ['its header is damaged', async ({ folders }: Machine) => [30, 100].forEach(at => flip(folders, at))],
])('a ring of which %s begins anew under another name', async (_what, damage) => {
  const machine = aMachine();
  const ring = await withKeys(machine);
  const { id } = ring.all();
  // A second segment, so that what stood before it is missed.
  await ring.close();
  await (await open(machine)).make(cases('c-4'), 0);
  await damage(machine);
  const next = restarted(machine);
  const again = await open(next);
  expect(again.all().keys).toEqual([]);
  expect(again.all().id).not.toBe(id);
  await again.make(cases('c-5'), 0);
  expect((await open(restarted(next))).all()).toEqual(again.all());
});

function flip(folders: MemoryRingFolders, at: number): void {
  const [name = ''] = folders.log(1).names();
  const bytes = folders.log(1).bytesOf(name);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
}

test('the ring of another person does not open, whatever lies where', async () => {
  const machine = aMachine();
  const ring = await withKeys(machine);
  const other = await open(restarted(machine), master(8));
  expect(other.all().keys).toEqual([]);
  expect(other.all().id).not.toBe(ring.all().id);
});

test('a key store that does not say whether it took the new key stops the ring until it is opened again', async () => {
  const machine = aMachine();
  const ring = await withKeys(machine);
  machine.secrets.cutAt(0, 'after');
  expect(await ring.destroy([1])).toMatchObject({ ok: false, failure: { code: 'broken' } });
  expect(ring.isUncertain()).toBe(true);
  expect(await ring.make(cases('c-7'), 0)).toMatchObject({ ok: false });
  const again = await open(restarted(machine));
  expect([...inventory(again.all()).keys()]).toEqual(['c-2', 'c-3', 'page 4', 'page 5']);
});

test('no file of the ring holds a key or the id of a case in any plain form', async () => {
  const machine = aMachine();
  const ring = await withKeys(machine);
  const [name = ''] = machine.folders.log(1).names();
  const disk = machine.folders.log(1).bytesOf(name).toString('latin1') + [...machine.secrets.stored.values()].join();
  for (const [, , secret] of ring.all().keys) {
    expect(disk).not.toContain(secret);
    expect(disk).not.toContain(Buffer.from(secret, 'base64').toString('latin1'));
  }
  expect(disk).not.toContain('c-1');
});

test('a log of many small records is written anew beside the work, with every key', async () => {
  const machine = aMachine();
  const ring = await open(machine);
  for (let i = 0; i < 250; i++) await ring.make(cases(`c-${i}`), 0);
  await ring.close();
  const again = await open(machine);
  const before = again.all();
  expect(before.keys).toHaveLength(250);
  await again.make([], 1);
  expect(await machine.folders.list()).toEqual([2]);
  expect((await open(restarted(machine, 'least'))).all().keys.slice(0, 250)).toEqual(before.keys);
});
