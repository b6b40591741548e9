import type { Clock } from '../../../shared/clock.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { failureOf, type LogFailure } from '../sealed-log/log-failure.ts';
import type { LogFiles } from '../sealed-log/log-files.ts';
import { recover } from '../sealed-log/recover.ts';
import { openSealedLog, type SealedLog } from '../sealed-log/sealed-log.ts';
import { AuditEntry } from './audit-event.ts';
import type { TrailFolders } from './trail-folders.ts';

export interface TrailLogOptions {
  readonly folders: TrailFolders;
  /** 32 bytes: seals the entries. */
  readonly key: Buffer;
  readonly clock: Clock;
}

/** Where entries are kept: a sealed log for each month, so that neither a start nor an export needs all of them at once. */
export interface TrailLog {
  /** Resolves with how many of them, from the first on, are durable now: those of one month. */
  append(entries: readonly AuditEntry[]): Promise<Result<number, LogFailure>>;
  /** Oldest first. */
  months(): Promise<readonly string[]>;
  /** The entries of one month that can be read, in their order. */
  read(month: string): Promise<readonly AuditEntry[]>;
  remove(month: string): Promise<void>;
  close(): Promise<void>;
}

/** What the newest run of the program wrote, and how many records of it cannot be read. */
export interface RecentEntries {
  readonly entries: readonly AuditEntry[];
  readonly unreadable: number;
}

/** Opens the logs and reads the end of the newest. Rejects with the file system's error when they cannot be read. */
export async function openTrailLog(options: TrailLogOptions): Promise<{ trailLog: TrailLog; recent: RecentEntries }> {
  const { folders, key, clock } = options;
  let writing: { month: string; sealed: SealedLog } | null = null;

  const openFor = async (month: string, onRecord: (record: Buffer) => void): Promise<SealedLog> => {
    // The last words on a full disk are the journal's.
    const log = { files: folders.of(month), key, name: logName(month), clock, reserveBytes: 0 };
    return await openSealedLog({ ...log, newestOnly: true, onRecord });
  };
  const writeIn = async (month: string): Promise<SealedLog> => {
    if (writing?.month === month) return writing.sealed;
    await writing?.sealed.close();
    writing = { month, sealed: await openFor(month, () => {}) };
    return writing.sealed;
  };
  const readWith = async (month: string, what: 'all' | 'newest'): Promise<RecentEntries> => {
    const reading = readEntries();
    await recover(readOnly(folders.of(month)), { key, name: logName(month) }, reading.onRecord, what);
    return reading;
  };

  /** A clock that was set back opens no former month again. */
  const monthToWrite = (entry: AuditEntry | undefined): string => {
    const month = monthOf(entry ? Date.parse(entry.at) : clock.now());
    return writing && writing.month > month ? writing.month : month;
  };

  const months = await folders.list();
  const newest = months.at(-1);
  let recent: RecentEntries = { entries: [], unreadable: 0 };
  if (newest !== undefined && newest >= monthOf(clock.now())) {
    const reading = readEntries();
    writing = { month: newest, sealed: await openFor(newest, reading.onRecord) };
    recent = reading;
  }
  for (const month of months.toReversed()) {
    if (recent.entries.length > 0) break;
    if (month !== writing?.month) recent = await readWith(month, 'newest');
  }

  return {
    recent,
    trailLog: {
      async append(entries) {
        const month = monthToWrite(entries[0]);
        const past = entries.findIndex(entry => monthToWrite(entry) !== month);
        const some = past === -1 ? entries : entries.slice(0, past);
        try {
          const sealed = await writeIn(month);
          const written = await sealed.append(some.map(entry => new TextEncoder().encode(JSON.stringify(entry))));
          return written.ok ? ok(some.length) : written;
        } catch (error) {
          // The folder of the month cannot be read. Bugs are thrown on.
          return failureOf(error);
        }
      },
      months: () => folders.list(),
      read: async month => (await readWith(month, 'all')).entries,
      remove: month => folders.remove(month),
      close: async () => await writing?.sealed.close(),
    },
  };
}

/** A month's log does not open as another month's. */
function logName(month: string): string {
  return month === '' ? 'audit' : `audit ${month}`;
}

/** By UTC, as the entries have it. */
export function monthOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 7);
}

function readEntries(): { entries: AuditEntry[]; unreadable: number; onRecord(record: Buffer): void } {
  const reading = {
    entries: [] as AuditEntry[],
    unreadable: 0,
    onRecord(record: Buffer) {
      const entry = AuditEntry.safeParse(parsed(record));
      if (entry.success) reading.entries.push(entry.data);
      else reading.unreadable++;
    },
  };
  return reading;
}

function parsed(record: Buffer): unknown {
  try {
    return JSON.parse(record.toString('utf8'));
  } catch {
    // SyntaxError: not what we wrote; it is counted.
    return undefined;
  }
}

/** A log is read while its newest segment is being written: nothing of it may be put in order meanwhile. */
function readOnly(files: LogFiles): LogFiles {
  const refuse = () => Promise.reject(Object.assign(new Error('The log is only read'), { code: 'EROFS' }));
  return { ...files, create: refuse, truncate: refuse, rename: refuse, remove: refuse, syncFolder: refuse };
}
