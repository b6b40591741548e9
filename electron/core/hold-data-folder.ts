import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { type RunningProcesses, runningProcesses } from './running-processes.ts';

const Holder = z.object({ processId: z.number().int().nullable(), birth: z.string().nullable() });
type Holder = z.infer<typeof Holder>;

const RELEASED: Holder = { processId: null, birth: null };
const TOUCH_EVERY_MS = 30_000;
/** Where a program cannot be told from another of the same number, one that is silent for so long is not the holder. */
const SILENT_MS = 180_000;
/** Somebody is just writing it. */
const FRESH_MS = 10_000;
const TRIES = 20;

export interface Hold {
  release(): Promise<void>;
}

/**
 * Makes this program the only one that works in the folder: two would write one journal. Each holder's file has a higher
 * number than the one before, so that of two that find a dead holder at the same time one makes the next file and the
 * other does not. A holder that was killed is found out by its process.
 *
 * @throws Error with a sentence when another Meridian works there
 */
export async function holdDataFolder(
  folder: string,
  clock: Clock,
  processes: RunningProcesses = runningProcesses,
): Promise<Hold> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const holder: Holder = { processId: processes.ownId, birth: await processes.birthOf(processes.ownId) };
  for (let i = 0; i < TRIES; i++) {
    const last = await highest(folder);
    if (last > 0 && (await isHeld(fileOf(folder, last), clock, processes))) throw new Error(RUNNING);
    const mine = last + 1;
    if (!(await create(folder, mine, holder))) continue;
    // A slow one may make a file again that a faster one has left behind.
    if ((await highest(folder)) > mine) {
      await rm(fileOf(folder, mine), { force: true });
      continue;
    }
    await removeBelow(folder, mine);
    return keepHolding(fileOf(folder, mine), holder, clock);
  }
  throw new Error(RUNNING);
}

const RUNNING =
  'Meridian could not start: it is running already for this profile, and two would write to the same safety copy of your work. Use the window that is open, or close it and start again.';

function keepHolding(file: string, holder: Holder, clock: Clock): Hold {
  let cancel = (): void => {};
  const touch = (): void => {
    const now = new Date(clock.now());
    // A disk that does not answer says nothing about who is running.
    utimes(file, now, now).catch(() => {});
    cancel = clock.after(TOUCH_EVERY_MS, touch);
  };
  if (holder.birth === null) touch();
  return {
    async release() {
      cancel();
      // It stays, and says so: numbers must only grow.
      await writeFile(file, JSON.stringify(RELEASED));
    },
  };
}

const fileOf = (folder: string, number: number): string => join(folder, `instance-${number}.lock`);

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.flatMap(name => {
    const number = /^instance-(\d{1,15})\.lock$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

async function highest(folder: string): Promise<number> {
  return Math.max(0, ...(await numbersIn(folder)));
}

async function removeBelow(folder: string, mine: number): Promise<void> {
  for (const number of await numbersIn(folder)) if (number < mine) await rm(fileOf(folder, number), { force: true });
}

/** False when somebody else made it first. It appears with its content or not at all, where the disk can do that. */
async function create(folder: string, number: number, holder: Holder): Promise<boolean> {
  const draft = join(folder, `instance-${randomUUID()}.new`);
  const text = JSON.stringify(holder);
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
    try {
      await link(draft, fileOf(folder, number));
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      // A disk without hard links.
      await writeFile(fileOf(folder, number), text, { flag: 'wx', mode: 0o600 });
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function isHeld(file: string, clock: Clock, processes: RunningProcesses): Promise<boolean> {
  const found = await read(file);
  if (found === 'gone') return false;
  const silentMs = clock.now() - found.touchedMs;
  if (!found.holder) return silentMs < FRESH_MS;
  const { processId, birth } = found.holder;
  if (processId === null || !processes.isRunning(processId)) return false;
  if (birth !== null) return (await processes.birthOf(processId)) === birth;
  return silentMs < SILENT_MS;
}

async function read(file: string): Promise<'gone' | { holder: Holder | null; touchedMs: number }> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return { holder: parse(text), touchedMs: mtimeMs };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'gone';
    throw error;
  }
}

function parse(text: string): Holder | null {
  try {
    return Holder.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Half written, or damaged by a power cut: it names nobody.
    return null;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
