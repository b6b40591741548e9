import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { journalFolder } from '../../electron/core/journal/journal-desk.ts';
import { journalKeyOf } from '../../electron/core/journal/journal-key.ts';
import type { Journal } from '../../electron/core/journal/journal.ts';
import { openJournal } from '../../electron/core/journal/open-journal.ts';
import { openKeyRing } from '../../electron/core/keyring/key-ring.ts';
import { createPersonRecords } from '../../electron/core/session/person-record.ts';
import { createNodeLogFiles } from '../../electron/core/sealed-log/node-log-files.ts';
import { openSealedLog } from '../../electron/core/sealed-log/sealed-log.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import { createMemoryCache } from '../../electron/core/testing/memory-cache.ts';
import { silentLog } from '../../electron/core/testing/silent-log.ts';
import type { Settlement } from '../../shared/model/outbox.ts';
import { KEPT_CASES, KEPT_DRAFT, KEPT_HOLDER, KEPT_PIN } from './kept-profile.ts';
import { casesWithKeys, type OpenProfile, openProfile, ringPartsOf } from '../hosts/open-profile.ts';

const HERE = import.meta.dirname;
const entries = await readdir(HERE, { withFileTypes: true });
const versions = entries.filter(entry => entry.isDirectory()).map(entry => entry.name);

/** A copy of a kept profile, to be written in. */
async function aProfile(version: string): Promise<OpenProfile> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meridian-released-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(path.join(HERE, version), folder, { recursive: true });
  return await openProfile(folder, KEPT_PIN);
}

const logOf = ({ folder, storeName, masterKey }: OpenProfile) => ({
  files: createNodeLogFiles(journalFolder(folder, storeName)),
  key: journalKeyOf(masterKey),
  clock: systemClock,
  reserveBytes: 0,
});

/** What of the person's work the client does not have. */
async function unsentOf(journal: Journal): Promise<unknown[]> {
  return (await journal.unsentWork()).map(item => {
    if (item.kind === 'mutation') return item.mutation.act;
    return item.kind === 'draft' ? item.judgment.answers : item.kind;
  });
}

const theirWork = [
  expect.objectContaining({
    type: 'judgment.submit',
    payload: expect.objectContaining({
      judgment: expect.objectContaining({
        answers: expect.objectContaining({ holder: KEPT_HOLDER }) as unknown,
      }) as unknown,
    }) as unknown,
  }) as unknown,
  expect.objectContaining({ holder: KEPT_DRAFT }) as unknown,
];

test('there is a kept profile of a version', () => {
  expect(versions).not.toEqual([]);
});

test.each(versions)('I26 %s: the vault opens with its PIN, and whose it is is known', async version => {
  const { secrets, storeName } = await aProfile(version);
  expect(storeName).toMatch(/^meridian-/);
  expect(await createPersonRecords(secrets).active()).toMatchObject({ me: { name: 'Ana Silva' } });
});

test.each(versions)('I26 %s: the journal opens whole and has what was not sent', async version => {
  const profile = await aProfile(version);
  const journal = await openJournal({ ...logOf(profile), log: silentLog });
  expect(await unsentOf(journal)).toEqual(expect.arrayContaining(theirWork));
  expect((await journal.reckoning('2000-01-01T00:00:00Z')).unsent).toBe(2);
  await journal.close();
});

test.each(versions)('I26 %s: the key ring opens with the keys of its cases', async version => {
  const profile = await aProfile(version);
  expect(await casesWithKeys(profile)).toEqual(KEPT_CASES.map(reference => reference.toLowerCase()));
});

test.each(versions)(
  'I26 %s: after a newer build wrote what this one does not know, what is unsent still goes out',
  async version => {
    const profile = await aProfile(version);
    const ofTomorrow = [Buffer.from('{"is":"tomorrow","item":{"kind":"mutation"}}'), Buffer.from([0xff, 0x00, 0x7b])];
    const newer = await openSealedLog({ ...logOf(profile), name: 'journal', onRecord: () => {} });
    expect(await newer.append(ofTomorrow)).toMatchObject({ ok: true });
    await newer.close();

    const journal = await openJournal({ ...logOf(profile), log: silentLog });
    const store = createMemoryCache();
    expect(await journal.reconcile(store.handlers)).toMatchObject({ ok: true });
    const outbox = await store.handlers['cache.outbox']({ limit: 10 });
    if (!outbox.ok) throw new Error(outbox.failure.message);
    expect(outbox.value.map(({ mutation }) => mutation.act)).toContainEqual(theirWork[0]);
    const accepted = outbox.value.map(
      ({ id }): Settlement => ({ id, state: 'accepted', serverVersion: 1, settledAt: '2026-11-23T12:00:00Z' }),
    );
    expect(await journal.settled(accepted)).toMatchObject({ ok: true });
    expect((await journal.reckoning('2000-01-01T00:00:00Z')).unsent).toBe(0);
    await journal.compact(true);
    await journal.close();

    const kept: string[] = [];
    const again = await openSealedLog({
      ...logOf(profile),
      name: 'journal',
      onRecord: bytes => kept.push(bytes.toString('hex')),
    });
    await again.close();
    for (const record of ofTomorrow) expect(kept).toContain(record.toString('hex'));
  },
);

test.each(versions)(
  'I26 %s: a key ring that a newer build wrote to is begun anew, and the journal still has what was not sent',
  async version => {
    const profile = await aProfile(version);
    const ringParts = ringPartsOf(profile);
    const kept = await ringParts.secret.read();
    if (!kept) throw new Error('There is no ring');
    const files = ringParts.folders.of(kept.generation);
    const newer = await openSealedLog({ ...logOf(profile), files, key: kept.key, name: 'keyring', onRecord: () => {} });
    await newer.append([Buffer.from('{"of":"tomorrow"}')]);
    await newer.close();

    const warned: string[] = [];
    const ring = await openKeyRing({ ...ringParts, log: { ...silentLog, warn: event => warned.push(event) } });
    // What it says may be that a key was destroyed: better all are fetched again than that one opens which must not.
    expect([ring.all().keys, warned]).toEqual([[], ['keyring-lost']]);
    await ring.close();
    const journal = await openJournal({ ...logOf(profile), log: silentLog });
    expect(await unsentOf(journal)).toEqual(expect.arrayContaining(theirWork));
    await journal.close();
  },
);
