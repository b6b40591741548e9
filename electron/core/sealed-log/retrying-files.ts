import type { Clock } from '../../../shared/clock.ts';
import { errorCode, type LogFiles } from './log-files.ts';

/** What a virus scanner or an indexer causes while it holds a file: it goes away by itself. */
const PASSING: readonly string[] = ['EPERM', 'EACCES', 'EBUSY'];
const WAITS_MS: readonly number[] = [10, 20, 40, 80, 160, 320];

export function isPassing(error: unknown): boolean {
  return PASSING.includes(errorCode(error));
}

/** Does it again a few times, a little later each time, while the file is held by somebody else. */
export async function retrying<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  for (const waitMs of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      // Whatever the file system says; only a lock is worth waiting for.
      if (!isPassing(error)) throw error;
      await new Promise<void>(resolve => void clock.after(waitMs, resolve));
    }
  }
  return await work();
}

/**
 * The same files, with patience. Writing and syncing are not repeated here: after a failure nobody knows what is in the
 * file, so the log goes on in a new one.
 */
export function createRetryingFiles(files: LogFiles, clock: Clock): LogFiles {
  return {
    list: () => retrying(clock, () => files.list()),
    read: (name, part) => retrying(clock, () => files.read(name, part)),
    create: name => retrying(clock, () => files.create(name)),
    truncate: (name, size) => retrying(clock, () => files.truncate(name, size)),
    rename: (from, to) => retrying(clock, () => files.rename(from, to)),
    remove: name => retrying(clock, () => files.remove(name)),
    syncFolder: () => retrying(clock, () => files.syncFolder()),
  };
}
