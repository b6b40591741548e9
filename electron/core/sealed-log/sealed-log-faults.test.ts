import { expect, test } from 'vitest';
import { refuse } from '../../../shared/result.ts';
import { createMemoryLogFiles, type MemoryLogFiles, type Survival } from '../testing/memory-log-files.ts';
import type { SealedLog } from './sealed-log.ts';
import { bytesOf, openLogOf, streamOf } from './testing/a-log.ts';

const SMALL = { segmentBytes: 260, reserveBytes: 64 };
const SURVIVALS: readonly Survival[] = ['least', 'half', 'kill'];

/** Appends, rolls into further segments, rewrites and appends again. Says what was told to be durable. */
async function work(log: SealedLog, kept: Set<string>): Promise<void> {
  const append = async (text: string): Promise<void> => {
    if ((await log.append(bytesOf(text))).ok) kept.add(text);
  };
  for (let i = 0; i < 5; i++) await append(`first ${i} ${'x'.repeat(40)}`);
  await Promise.all([append('beside 1'), append('beside 2'), append('beside 3')]);
  const before = [...kept];
  await log.rewrite(() => streamOf(...before));
  for (let i = 0; i < 3; i++) await append(`second ${i} ${'x'.repeat(40)}`);
  await log.close();
}

async function callsOf(run: (files: MemoryLogFiles) => Promise<unknown>): Promise<number> {
  const files = createMemoryLogFiles();
  await run(files);
  return files.calls;
}

const workOn = async (files: MemoryLogFiles, kept = new Set<string>()): Promise<Set<string>> => {
  try {
    const { log } = await openLogOf(files, SMALL);
    await work(log, kept);
  } catch {
    // The power went while it was opened.
  }
  return kept;
};

test('I3 the power goes at every call to the disk: what was told to be durable is there afterwards, whole', async () => {
  const calls = await callsOf(workOn);
  expect(calls).toBeGreaterThan(50);
  let checked = 0;
  for (let at = 1; at <= calls; at++) {
    for (const fate of ['power-before', 'power-after']) {
      const files = createMemoryLogFiles();
      files.fate = ({ n }) => (n === at ? fate : null);
      const kept = await workOn(files);
      for (const survival of SURVIVALS) {
        const left = files.afterRestart(survival);
        const { log, found } = await openLogOf(left, SMALL);
        const missing = [...kept].filter(text => !found.includes(text));
        expect(missing, `${fate} at ${at}, ${survival}`).toEqual([]);
        // A cut rewrite may leave copies; nothing else is there twice, and nothing counts as lost.
        expect(log.damage).toMatchObject({ records: 0, segments: 0, misplaced: 0 });
        expect((await log.append(bytesOf('afterwards'))).ok).toBe(true);
        expect((await openLogOf(left.afterRestart('least'), SMALL)).found).toEqual([...found, 'afterwards']);
        checked++;
      }
    }
  }
  expect(checked).toBe(calls * 6);
});

test('I3 the power goes at every call of the opening after a cut: nothing is lost by the repair', async () => {
  const torn = async (): Promise<MemoryLogFiles> => {
    const files = createMemoryLogFiles();
    const { log } = await openLogOf(files, SMALL);
    await log.append(bytesOf('one', 'two'));
    files.fate = ({ what }) => (what === 'append' ? 'power-before' : null);
    await log.append(bytesOf('cut'));
    return files.afterRestart('kill');
  };
  const probe = await torn();
  await openLogOf(probe, SMALL);
  expect(probe.calls).toBeGreaterThan(6);
  for (let at = 1; at <= probe.calls; at++) {
    for (const survival of SURVIVALS) {
      const files = await torn();
      files.fate = ({ n }) => (n === at ? 'power-before' : null);
      await openLogOf(files, SMALL).catch(() => null);
      expect((await openLogOf(files.afterRestart(survival), SMALL)).found).toEqual(['one', 'two']);
    }
  }
});

test.each(['ENOSPC', 'EIO', 'EACCES'])(
  'a call to the disk that fails for good with %s is refused or healed, whichever call it is; the rest stays whole',
  async code => {
    const calls = await callsOf(workOn);
    for (let at = 1; at <= calls; at++) {
      const files = createMemoryLogFiles();
      const { log } = await openLogOf(files, SMALL);
      const opened = files.calls;
      // The one call and everything after it, until ten have failed.
      files.fate = ({ n, what }) => (n >= opened + at && n < opened + at + 10 && what !== 'read' ? code : null);
      const kept = new Set<string>();
      await work(log, kept);
      files.fate = () => null;
      const { log: again, found } = await openLogOf(files.afterRestart('least'), SMALL);
      expect([...kept].filter(text => !found.includes(text))).toEqual([]);
      expect(again.damage).toMatchObject({ records: 0, segments: 0, misplaced: 0 });
      expect((await again.append(bytesOf('afterwards'))).ok).toBe(true);
    }
  },
);

test('a file that is held by another program for a moment is waited for', async () => {
  for (const what of ['create', 'append', 'sync', 'sync-folder']) {
    const files = createMemoryLogFiles();
    const { log } = await openLogOf(files);
    let failures = 3;
    files.fate = call => (call.what === what && failures-- > 0 ? 'EPERM' : null);
    expect((await log.append(bytesOf('one'))).ok).toBe(true);
    expect((await openLogOf(files.afterRestart('least'))).found).toEqual(['one']);
  }
});

test('a file that stays held is refused with a sentence', async () => {
  const files = createMemoryLogFiles();
  const { log } = await openLogOf(files);
  files.fate = ({ what }) => (what === 'create' ? 'EPERM' : null);
  const refused = await log.append(bytesOf('one'));
  expect(refused).toMatchObject({ ok: false, failure: { code: 'denied' } });
});

test('when the disk is full the reserve gives room for the last words, then it is said, and it works again with space', async () => {
  const files = createMemoryLogFiles(new Map(), 1000);
  const { log } = await openLogOf(files, { reserveBytes: 600 });
  expect((await log.append(bytesOf('x'.repeat(100)))).ok).toBe(true);
  expect((await log.append(bytesOf(`last words ${'x'.repeat(200)}`))).ok).toBe(true);
  expect(files.names()).not.toContain('reserve');
  const refused = await log.append(bytesOf('y'.repeat(400)));
  expect(refused).toEqual(refuse('full', 'The disk is full. Free some space.'));
  files.capacity = 10_000;
  expect((await log.append(bytesOf('room again'))).ok).toBe(true);
  await log.close();
  const { log: again, found } = await openLogOf(files.afterRestart('least'), { reserveBytes: 600 });
  expect(found.map(text => text.slice(0, 10))).toEqual(['xxxxxxxxxx', 'last words', 'room again']);
  expect(again.damage).toMatchObject({ records: 0, segments: 0 });
  expect(files.names()).not.toContain('reserve');
});

test('a rewrite that does not fit changes nothing and leaves no copies behind', async () => {
  const files = createMemoryLogFiles(new Map(), 700);
  const { log } = await openLogOf(files);
  const texts = ['a', 'b', 'c'].map(letter => letter.repeat(80));
  for (const text of texts) await log.append(bytesOf(text));
  const names = files.names();
  expect(await log.rewrite(() => streamOf(...texts))).toMatchObject({ ok: false, failure: { code: 'full' } });
  expect(files.names()).toEqual(names);
  expect((await openLogOf(files.afterRestart('least'))).found).toEqual(texts);
});
