import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import type { Clock } from '../../../../shared/clock.ts';
import { createMemoryLogFiles, type MemoryLogFiles } from '../../testing/memory-log-files.ts';
import { silentLog } from '../../testing/silent-log.ts';
import type { Journal } from '../journal.ts';
import { openJournal } from '../open-journal.ts';

export const JOURNAL_KEY = Buffer.alloc(32, 9);

/** A clock that says what the other says, and on which nobody waits. */
export function impatient(clock: Clock): Clock {
  return {
    now: () => clock.now(),
    after(_delayMs, callback) {
      const timer = setImmediate(callback);
      return () => clearImmediate(timer);
    },
  };
}

export interface OpenJournal {
  readonly journal: Journal;
  readonly files: MemoryLogFiles;
  readonly clock: FakeClock;
}

export async function aJournal(
  more: { files?: MemoryLogFiles; clock?: FakeClock; segmentBytes?: number; reserveBytes?: number } = {},
): Promise<OpenJournal> {
  const { files = createMemoryLogFiles(), clock = createFakeClock(), segmentBytes = 4096, reserveBytes = 0 } = more;
  const own = { key: JOURNAL_KEY, clock: impatient(clock), log: silentLog };
  const journal = await openJournal({ files, ...own, segmentBytes, reserveBytes });
  return { journal, files, clock };
}
