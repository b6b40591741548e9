import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { memorySecrets } from '../../host/fake/memory-secrets.ts';
import type { SecretStore } from '../../host/host.ts';
import { openSealedLog } from '../sealed-log/sealed-log.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { silentLog } from '../testing/silent-log.ts';
import { openTrail, type OpenTrail } from './open-trail.ts';
import { createMemoryTrailFolders, type MemoryTrailFolders } from './testing/memory-trail-folders.ts';
import { readTrail } from './trail-file.ts';
import { createNodeTrailFolders, type TrailFolders } from './trail-folders.ts';
import { verifyTrail } from './verify-trail.ts';

const DAY_MS = 24 * 60 * 60_000;

interface Installation {
  readonly secrets: SecretStore;
  readonly open: () => Promise<OpenTrail>;
  readonly clock: FakeClock;
}

function installed(foldersOf: (machine: string) => TrailFolders): Installation {
  const clock = createFakeClock();
  const secrets = memorySecrets();
  const rest = { secrets, clock, log: silentLog, serverNow: () => null };
  return { clock, secrets, open: () => openTrail({ foldersOf, ...rest }) };
}

async function onDisk(): Promise<Installation & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-audit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return { folder, ...installed(machine => createNodeTrailFolders(folder, machine)) };
}

function inMemory(): Installation & { folders: MemoryTrailFolders } {
  const folders = createMemoryTrailFolders();
  return { folders, ...installed(() => folders) };
}

async function textOf(trail: OpenTrail): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await trail.exported()).bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
async function typesOf(trail: OpenTrail): Promise<string[]> {
  const read = readTrail(await textOf(trail));
  return read.ok
    ? read.value.entries.map(({ type, detail }) => (type === 'trail.damaged' ? `${type} ${detail}` : type))
    : [];
}

/** A workstation that is used in each of so many months, and tells the server its head at the end of each. */
async function used(months: number, { clock, open }: Installation, isAnchored = true): Promise<void> {
  for (let month = 0; month < months; month++) {
    const trail = await open();
    trail.noteStart('1.0.0', {});
    trail.note({ type: 'work.sealed', subject: `m-${month}` });
    await trail.flush();
    trail.offer();
    if (isAnchored) await trail.anchored();
    await trail.close();
    await clock.advance(31 * DAY_MS);
  }
}

test('the trail goes on over restarts on a real disk, and its export is whole', async () => {
  const { open, clock } = await onDisk();
  const first = await open();
  first.setPerson('p-ana');
  first.note({ type: 'session.signed-in' });
  await first.close();
  await clock.advance(40 * DAY_MS);
  const second = await open();
  second.note({ type: 'work.sealed', caseId: 'c-1', subject: 'm-1', sha256: 'a'.repeat(64) });
  await second.flush();
  expect((await second.exported()).entries).toBe(3);
  expect(verifyTrail(await textOf(second), [second.offer() ?? '']).isWhole).toBe(true);
  await second.close();
});

test('nothing of the trail can be read on the disk', async () => {
  const { folder, open } = await onDisk();
  const trail = await open();
  trail.setPerson('p-very-visible');
  trail.note({ type: 'case.opened', caseId: 'c-very-visible' });
  await trail.close();
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const bytes = await Promise.all(
    files.filter(file => file.isFile()).map(file => readFile(join(file.parentPath, file.name))),
  );
  expect(bytes.length).toBeGreaterThan(0);
  expect(Buffer.concat(bytes).toString('latin1')).not.toContain('very-visible');
});

test('each month has a log of its own, and a start reads the newest alone', async () => {
  const installation = inMemory();
  await used(6, installation);
  expect([...installation.folders.months.keys()]).toHaveLength(6);
  const newest = [...installation.folders.months.keys()].toSorted().at(-1);
  installation.folders.listed.length = 0;
  const trail = await installation.open();
  trail.noteStart('1.0.0', {});
  await trail.flush();
  // The newest was read to its end; what is written now lies in the month that has begun since.
  expect(installation.folders.listed[0]).toBe(newest);
  expect(installation.folders.listed.length).toBeLessThanOrEqual(2);
  expect(verifyTrail(await textOf(trail), [trail.offer() ?? '']).isWhole).toBe(true);
});

test('an export that is made while entries are written ends where it began, and touches no file', async () => {
  const { open } = inMemory();
  const trail = await open();
  for (let i = 0; i < 50; i++) trail.note({ type: 'work.sealed', count: i });
  const { bytes, entries } = await trail.exported();
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) {
    pieces.push(piece);
    trail.note({ type: 'case.opened' });
  }
  expect(entries).toBe(51);
  const read = readTrail(Buffer.concat(pieces).toString('utf8'));
  expect(read).toMatchObject({ ok: true, value: { isSigned: true, end: { count: 51 } } });
  await trail.close();
  const again = await open();
  expect(verifyTrail(await textOf(again), []).isWhole).toBe(true);
});

test('a clock that was set back by months opens no former log, and breaks no chain', async () => {
  const folders = createMemoryTrailFolders();
  const fake = createFakeClock();
  let offsetMs = 0;
  const clock = { now: () => fake.now() + offsetMs, after: fake.after };
  const rest = { secrets: memorySecrets(), clock, log: silentLog, serverNow: () => null };
  const open = () => openTrail({ foldersOf: () => folders, ...rest });
  const first = await open();
  first.note({ type: 'app.started' });
  await first.flush();
  offsetMs = -100 * DAY_MS;
  first.note({ type: 'case.opened' });
  await first.close();
  const second = await open();
  second.note({ type: 'app.started' });
  await second.flush();
  expect([...folders.months.keys()]).toEqual(['2026-03']);
  expect(verifyTrail(await textOf(second), []).isWhole).toBe(true);
});

test('what was damaged on the disk is noted once, and the verifier finds the gap', async () => {
  const { open, folders } = inMemory();
  const first = await open();
  for (let i = 0; i < 20; i++) {
    first.note({ type: 'work.sealed', count: i });
    await first.flush();
  }
  await first.close();
  const [files] = folders.months.values();
  const [name = ''] = files?.names() ?? [];
  const bytes = Buffer.from(files?.bytesOf(name) ?? []);
  bytes[bytes.length - 700] = 255 - (bytes[bytes.length - 700] ?? 0);
  files?.put(name, bytes);
  for (let start = 1; start <= 2; start++) {
    const again = await open();
    expect((await typesOf(again)).filter(type => type.startsWith('trail.damaged'))).toEqual(['trail.damaged entries']);
    expect(verifyTrail(await textOf(again), []).isWhole).toBe(false);
    await again.close();
  }
});

test('I25 an end that the client has seen and that is gone from the disk is noted at the next start', async () => {
  const installation = inMemory();
  await used(2, installation);
  const newest = [...installation.folders.months.keys()].toSorted().at(-1) ?? '';
  installation.folders.months.delete(newest);
  const trail = await installation.open();
  expect((await typesOf(trail)).at(-1)).toBe('trail.damaged truncated');
});

test('entries go after 400 days, when the client has their head, and an entry says so', async () => {
  const installation = inMemory();
  await used(18, installation);
  const trail = await installation.open();
  const text = await textOf(trail);
  const months = [...installation.folders.months.keys()].toSorted();
  expect(months.length).toBeLessThan(18);
  const oldestDays = (installation.clock.now() - Date.parse(`${months[0]}-28`)) / DAY_MS;
  expect(oldestDays).toBeGreaterThan(370);
  expect(await typesOf(trail)).toContain('trail.pruned');
  const verdict = verifyTrail(text, [trail.offer() ?? '']);
  expect(verdict.isWhole, verdict.lines.join('\n')).toBe(true);
});

test('entries that the client never had the head of stay, however old they are', async () => {
  const installation = inMemory();
  await used(18, installation, false);
  const trail = await installation.open();
  expect(await typesOf(trail)).not.toContain('trail.pruned');
  expect(verifyTrail(await textOf(trail), []).isWhole).toBe(true);
});

test('a start with another build or other rules is noted over any number of months', async () => {
  const installation = inMemory();
  await used(3, installation);
  const trail = await installation.open();
  trail.noteStart('1.1.0', { updates: 'off' });
  expect((await typesOf(trail)).slice(-3)).toEqual(['app.started', 'app.updated', 'policy.changed']);
});

test('I26 a trail that the first build kept in one log goes on in the months', async () => {
  const installation = inMemory();
  const first = await installation.open();
  first.note({ type: 'session.signed-in' });
  await first.close();
  const sealingKey = JSON.parse((await installation.secrets.get('audit-identity')) ?? '') as { sealingKey: string };
  const key = Buffer.from(sealingKey.sealingKey, 'base64');
  const old = await openSealedLog({
    files: installation.folders.of(''),
    key,
    name: 'audit',
    clock: installation.clock,
    reserveBytes: 0,
    onRecord: () => {},
  });
  const written = readTrail(await textOf(await installation.open()));
  if (!written.ok) throw new Error(written.failure.message);
  await old.append(written.value.entries.map(entry => Buffer.from(JSON.stringify(entry))));
  await old.close();
  installation.folders.months.delete('2026-03');
  const trail = await installation.open();
  trail.note({ type: 'app.started' });
  await trail.flush();
  expect(await typesOf(trail)).toEqual(['trail.begun', 'session.signed-in', 'app.started']);
  expect(verifyTrail(await textOf(trail), []).isWhole).toBe(true);
  expect([...installation.folders.months.keys()].toSorted()).toEqual(['', '2026-03']);
});
