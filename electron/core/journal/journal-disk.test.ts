import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNodeLogFiles } from '../sealed-log/node-log-files.ts';
import { mutationId } from '../testing/an-entry.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { silentLog } from '../testing/silent-log.ts';
import type { Journal } from './journal.ts';
import { openJournal } from './open-journal.ts';
import { impatient, JOURNAL_KEY } from './testing/a-journal.ts';
import { aDraft, anAct } from './testing/work.ts';

const KILLED = join(import.meta.dirname, 'testing/keep-until-killed.ts');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-journal-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const open = (name: string): Promise<Journal> =>
  openJournal({
    files: createNodeLogFiles(join(folder, name)),
    key: JOURNAL_KEY,
    clock: impatient(createFakeClock()),
    log: silentLog,
  });

test('I15 nothing that was kept can be read in the files', async () => {
  const journal = await open('sealed');
  await journal.keep([anAct(1), aDraft('c-canary', 'the applicant smokes')]);
  await journal.close();
  const names = await readdir(join(folder, 'sealed'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const bytes = await readFile(join(folder, 'sealed', name));
    for (const text of ['canary', 'smokes', 'mutation', mutationId(1)]) {
      expect(bytes.includes(text)).toBe(false);
      expect(bytes.includes(Buffer.from(text, 'utf16le'))).toBe(false);
    }
  }
  expect(await (await open('sealed')).unsentWork()).toHaveLength(2);
});

/** Runs the program until it has said so many numbers, kills it at once and returns the last one it said. */
async function killAfter(lines: number, first: number): Promise<number> {
  const child = spawn(process.execPath, [KILLED, join(folder, 'killed'), String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise(resolve => child.once('exit', resolve));
  let last = 0;
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (++count === lines) child.kill('SIGKILL');
  }
  await ended;
  return last;
}

test('I3 a process that is killed while it keeps loses nothing that it was told is kept, five times over', async () => {
  let last = 0;
  for (const lines of [1, 7, 20, 33, 60]) {
    last = await killAfter(lines, last + 1);
    const journal = await open('killed');
    const { done, missing } = await journal.reckoning('2000-01-01T00:00:00Z');
    // The one that was being written when the kill came may be there, and is then not done again.
    expect([last, last + 1]).toContain(done);
    expect(new Set(missing.map(({ id }) => id)).size).toBe(done);
    await journal.close();
    last = done;
  }
  expect(last).toBeGreaterThanOrEqual(121);
});
