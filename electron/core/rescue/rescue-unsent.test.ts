import { exportJWK, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { CaseId, DeviceId, MutationId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { journalKeyOf } from '../journal/journal-key.ts';
import { openJournal } from '../journal/open-journal.ts';
import type { WipeIntent } from '../session/wipe.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createMemoryLogFiles } from '../testing/memory-log-files.ts';
import { silentLog } from '../testing/silent-log.ts';
import { openRescue } from './open-rescue.ts';
import { rescueUnsent } from './rescue-unsent.ts';

const STORE = 'meridian-0123456789abcdef';
const key = journalKeyOf(Buffer.alloc(32, 3));
const clock = createFakeClock();

const act: JournalItem = {
  kind: 'mutation',
  caseId: CaseId.parse('c-1'),
  mutation: {
    id: MutationId.parse('0199a2b4-0000-7000-8000-000000000001'),
    seq: 1,
    at: '2026-03-02T09:00:00.000Z',
    act: { type: 'case.park', payload: { reason: 'Calls back', wakeAt: '2026-03-03T09:00:00.000Z' } },
    target: { kind: 'case', id: 'c-1' },
    baseVersion: 4,
  },
};

async function aWipe(items: readonly JournalItem[]) {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  const files = createMemoryLogFiles();
  const rescued = createMemoryLogFiles();
  const journal = await openJournal({ files, key, clock, log: silentLog });
  if (items.length > 0) await journal.keep(items);
  let closings = 0;
  const closeJournal = async (): Promise<void> => {
    closings++;
    await journal.close();
  };
  const intent: WipeIntent = {
    personKey: 'ana',
    storeName: STORE,
    personId: 'p-ana',
    deviceId: DeviceId.parse('d-1'),
    at: '2026-03-02T10:00:00.000Z',
    journalKey: key.toString('base64'),
    recoveryKey: await exportJWK(pair.publicKey),
    rescued: null,
    keyIsGone: false,
  };
  const rescue = rescueUnsent({ clock, log: silentLog, journalFiles: () => files, rescued, closeJournal });
  const opened = async () => openRescue(rescued.bytesOf(`${STORE}.jwe`).toString(), await exportJWK(pair.privateKey));
  return { files, rescued, intent, rescue, opened, closings: () => closings };
}

test('I3 what a wiped store had unsent can be opened by the client and by nobody here', async () => {
  const { rescued, intent, rescue, opened, closings } = await aWipe([act]);
  expect(await rescue(intent)).toBe(1);
  expect(closings()).toBe(1);
  expect(rescued.names()).toEqual([`${STORE}.jwe`]);
  expect(rescued.bytesOf(`${STORE}.jwe`).toString()).not.toContain('Calls back');
  expect(await opened()).toMatchObject({ ok: true, value: { personId: 'p-ana', deviceId: 'd-1', items: [act] } });
});

test('a rescue that is done again after a kill replaces the file', async () => {
  const { rescued, intent, rescue, opened } = await aWipe([act]);
  rescued.fate = call => (call.what === 'rename' ? 'EIO' : null);
  await expect(rescue(intent)).rejects.toThrow();
  rescued.fate = () => null;
  expect(await rescue(intent)).toBe(1);
  expect(await rescue(intent)).toBe(1);
  expect(rescued.names()).toEqual([`${STORE}.jwe`]);
  expect(await opened()).toMatchObject({ ok: true, value: { items: [act] } });
});

test('nothing unsent, or no key to seal it to, leaves no file', async () => {
  const empty = await aWipe([]);
  expect(await empty.rescue(empty.intent)).toBe(0);
  const keyless = await aWipe([act]);
  expect(await keyless.rescue({ ...keyless.intent, recoveryKey: null })).toBe(0);
  expect([...empty.rescued.names(), ...keyless.rescued.names()]).toEqual([]);
});
