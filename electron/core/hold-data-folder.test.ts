import * as fc from 'fast-check';
import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Hold, holdDataFolder } from './hold-data-folder.ts';
import type { RunningProcesses } from './running-processes.ts';
import { systemClock } from './system-clock.ts';
import { createFakeClock } from './testing/fake-clock.ts';

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'meridian-hold-'));

/** Programs that run and end as the test says. */
function machine(knowsBirths: boolean) {
  const births = new Map<number, string>();
  return {
    start: (processId: number, birth = 'first') => void births.set(processId, birth),
    end: (processId: number) => void births.delete(processId),
    seenBy: (ownId: number): RunningProcesses => ({
      ownId,
      isRunning: processId => births.has(processId),
      birthOf: async processId => (knowsBirths ? (births.get(processId) ?? null) : null),
    }),
  };
}

test('I21 a second program on the same folder is refused with a sentence, and let in when the first has ended', async () => {
  const folder = await newFolder();
  const first = await holdDataFolder(folder, systemClock);
  await expect(holdDataFolder(folder, systemClock)).rejects.toThrow('it is running already for this profile');
  await first.release();
  const second = await holdDataFolder(folder, systemClock);
  await expect(holdDataFolder(folder, systemClock)).rejects.toThrow('it is running already');
  await second.release();
});

test('a program that was killed holds nothing, also when another one has its number now', async () => {
  const folder = await newFolder();
  const { start, end, seenBy } = machine(true);
  start(7);
  await holdDataFolder(folder, systemClock, seenBy(7));
  start(8);
  await expect(holdDataFolder(folder, systemClock, seenBy(8))).rejects.toThrow('it is running already');
  end(7);
  start(7, 'somebody else');
  await holdDataFolder(folder, systemClock, seenBy(8));
  await expect(holdDataFolder(folder, systemClock, seenBy(7))).rejects.toThrow('it is running already');
  expect((await readdir(folder)).filter(name => name.endsWith('.lock'))).toHaveLength(1);
});

test('where programs cannot be told apart, one holds as long as it gives signs of life', async () => {
  const folder = await newFolder();
  const startedAt = new Date();
  const clock = createFakeClock(startedAt.toISOString());
  const { start, seenBy } = machine(false);
  start(7);
  start(8);
  await holdDataFolder(folder, clock, seenBy(7));
  await clock.advance(20 * 60_000);
  // The sign of life is a file's time, which the disk takes when it takes it.
  const signOfLife = async (): Promise<number> => (await stat(join(folder, 'instance-1.lock'))).mtimeMs;
  await expect.poll(signOfLife).toBe(startedAt.getTime() + 20 * 60_000);
  await expect(holdDataFolder(folder, clock, seenBy(8))).rejects.toThrow('it is running already');
  // As after a kill: nobody touches it any more.
  const later = createFakeClock(new Date(clock.now() + 10 * 60_000).toISOString());
  await holdDataFolder(folder, later, seenBy(8));
});

test('a file that a power cut left half written holds up nobody', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'instance-3.lock'), '{"process');
  const later = { ...systemClock, now: () => Date.now() + 60_000 };
  await holdDataFolder(folder, later);
});

test('I21 however many programs start, end and are killed at once, at most one holds the folder', async () => {
  const acts = fc.array(
    fc.record({ starts: fc.integer({ min: 1, max: 5 }), ends: fc.constantFrom('release', 'kill', 'go on') }),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(acts, async rounds => {
      const folder = await newFolder();
      const { start, end, seenBy } = machine(true);
      let next = 100;
      let holding: { processId: number; hold: Hold } | null = null;
      for (const { starts, ends } of rounds) {
        const ids = Array.from({ length: starts }, () => next++);
        for (const id of ids) start(id);
        const tried = await Promise.allSettled(ids.map(id => holdDataFolder(folder, systemClock, seenBy(id))));
        const won = tried.flatMap((one, i) =>
          one.status === 'fulfilled' ? [{ processId: ids[i] ?? 0, hold: one.value }] : [],
        );
        expect(won).toHaveLength(holding ? 0 : 1);
        holding ??= won[0] ?? null;
        for (const id of ids) if (id !== holding?.processId) end(id);
        if (ends === 'go on' || !holding) continue;
        if (ends === 'release') await holding.hold.release();
        end(holding.processId);
        holding = null;
      }
    }),
    { seed: 20_261_124, numRuns: 100 },
  );
});
