import { expect, test } from 'vitest';
import { createMemoryLogFiles } from '../testing/memory-log-files.ts';
import { bytesOf, LOG_KEY, openLogOf, streamOf } from './testing/a-log.ts';

const NO_DAMAGE = { records: 0, segments: 0, misplaced: 0, torn: 0 };

test('what was appended is there when the log is opened again, in its order', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files);
  await log.append(bytesOf('one', 'two'));
  await log.append(bytesOf('three'));
  await log.close();
  const again = await openLogOf(files.afterRestart('least'));
  expect(again.found).toEqual(['one', 'two', 'three']);
  expect(again.log.damage).toEqual(NO_DAMAGE);
});

test('a record is read again at its place, in this run and in the next', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files);
  const places = await log.append(bytesOf('one', 'two'));
  if (!places.ok) throw new Error('Refused');
  const [, second] = places.value;
  if (!second) throw new Error('No place');
  expect((await log.read(second))?.toString()).toBe('two');
  await log.close();
  const { log: again } = await openLogOf(files);
  expect((await again.read(second))?.toString()).toBe('two');
});

test('who appends while the disk is busy shares the next sync', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files);
  let syncs = 0;
  files.fate = ({ what }) => {
    if (what === 'sync') syncs++;
    return null;
  };
  const all = await Promise.all(Array.from({ length: 100 }, (_, i) => log.append(bytesOf(`record ${i}`))));
  expect(all.every(one => one.ok)).toBe(true);
  expect(syncs).toBeLessThanOrEqual(2);
  const { found } = await openLogOf(files.afterRestart('least'));
  expect(found).toEqual(Array.from({ length: 100 }, (_, i) => `record ${i}`));
});

test('an append resolves only when the file and the folder are synced', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files);
  const seen: string[] = [];
  files.fate = ({ what }) => {
    seen.push(what);
    return null;
  };
  await log.append(bytesOf('one'));
  expect(seen).toEqual(['create', 'append', 'sync', 'sync-folder']);
  seen.length = 0;
  await log.append(bytesOf('two'));
  expect(seen).toEqual(['append', 'sync']);
});

test('a full segment is followed by the next, and none is written by two runs', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files, { segmentBytes: 300 });
  for (let i = 0; i < 10; i++) await log.append(bytesOf(`record ${i} ${'x'.repeat(60)}`));
  await log.close();
  const segments = files.names().length;
  expect(segments).toBeGreaterThan(3);
  const { log: again } = await openLogOf(files, { segmentBytes: 300 });
  const before = files.names().map(name => files.bytesOf(name).length);
  await again.append(bytesOf('a new run'));
  expect(
    files
      .names()
      .slice(0, segments)
      .map(name => files.bytesOf(name).length),
  ).toEqual(before);
});

test('a last record that is torn at any byte is cut off, kept aside and counted once', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files);
  await log.append(bytesOf('one', 'two'));
  const [name = ''] = files.names();
  const whole = files.bytesOf(name).length;
  await log.append(bytesOf('the last record'));
  const bytes = files.bytesOf(name);
  expect(bytes.length).toBeGreaterThan(whole + 20);
  for (let cut = whole + 1; cut < bytes.length; cut++) {
    const torn = createMemoryLogFiles(new Map([[name, bytes.subarray(0, cut)]]));
    const first = await openLogOf(torn);
    expect(first.found).toEqual(['one', 'two']);
    expect(first.log.damage).toEqual({ ...NO_DAMAGE, torn: 1 });
    expect(torn.names().filter(one => one.endsWith('.torn'))).toHaveLength(1);
    await first.log.append(bytesOf('after it'));
    const second = await openLogOf(torn.afterRestart('least'));
    expect(second.found).toEqual(['one', 'two', 'after it']);
    expect(second.log.damage).toEqual(NO_DAMAGE);
  }
});

test('a rewrite takes the place of everything before it', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files, { segmentBytes: 200 });
  for (const text of ['one', 'two', 'three', 'four', 'five']) await log.append(bytesOf(`${text} ${'x'.repeat(50)}`));
  const places = await log.rewrite(() => streamOf('two', 'five'));
  if (!places.ok) throw new Error('Refused');
  const [, fifth] = places.value;
  expect(fifth && (await log.read(fifth))?.toString()).toBe('five');
  await log.append(bytesOf('six'));
  const again = await openLogOf(files.afterRestart('least'));
  expect(again.found).toEqual(['two', 'five', 'six']);
  expect(again.log.damage).toEqual(NO_DAMAGE);
});

test('segments with damage are kept aside by a rewrite and not counted again', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files);
  await log.append(bytesOf('one', 'two', 'three'));
  await log.close();
  const [name = ''] = files.names();
  const bytes = files.bytesOf(name);
  const at = bytes.length - 40;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const { log: second, found } = await openLogOf(files);
  expect(found).toEqual(['one', 'three']);
  expect(second.damage).toEqual({ ...NO_DAMAGE, records: 1 });
  await second.rewrite(() => streamOf('one', 'three'));
  expect(files.names()).toContain(`${name}.damaged`);
  const third = await openLogOf(files.afterRestart('least'));
  expect(third.found).toEqual(['one', 'three']);
  expect(third.log.damage).toEqual(NO_DAMAGE);
});

test('the key is forgotten when the log is closed, and nothing can be appended', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files);
  await log.append(bytesOf('one'));
  await log.close();
  expect(await log.append(bytesOf('two'))).toMatchObject({ ok: false, failure: { code: 'broken' } });
  expect(LOG_KEY.every(byte => byte === 7)).toBe(true);
});

test('destroying a log leaves no file of it', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files, { reserveBytes: 100 });
  await log.append(bytesOf('one'));
  expect(files.names()).toContain('reserve');
  await log.destroy();
  expect(files.afterRestart('least').names()).toEqual([]);
});

test('a log of another name or another key reads nothing, and leaves the files as they are', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files);
  await log.append(bytesOf('one'));
  await log.close();
  for (const other of [{ name: 'other' }, { key: Buffer.alloc(32, 8) }]) {
    const shared = files.afterRestart('kill');
    const { log: wrong, found } = await openLogOf(shared, other);
    expect(found).toEqual([]);
    expect(wrong.damage).toEqual({ ...NO_DAMAGE, segments: 1 });
    await wrong.append(bytesOf('of another'));
    await wrong.rewrite(() => streamOf('of another'));
    await wrong.close();
    expect((await openLogOf(shared)).found).toEqual(['one']);
    expect((await openLogOf(shared, other)).found).toEqual(['of another']);
  }
});
