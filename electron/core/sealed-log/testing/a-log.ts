import type { Clock } from '../../../../shared/clock.ts';
import type { LogFiles } from '../log-files.ts';
import { openSealedLog, type SealedLog, type SealedLogOptions } from '../sealed-log.ts';

/** A clock on which nobody waits. */
export const instantClock: Clock = {
  now: () => 0,
  after(_delayMs, callback) {
    const timer = setImmediate(callback);
    return () => clearImmediate(timer);
  },
};

export const LOG_KEY = Buffer.alloc(32, 7);

export interface OpenedLog {
  readonly log: SealedLog;
  /** What could be read at the opening, as text. */
  readonly found: readonly string[];
}

export async function openLogOf(files: LogFiles, more: Partial<SealedLogOptions> = {}): Promise<OpenedLog> {
  const found: string[] = [];
  const log = await openSealedLog({
    files,
    key: LOG_KEY,
    name: 'test',
    clock: instantClock,
    reserveBytes: 0,
    onRecord: record => void found.push(record.toString('utf8')),
    ...more,
  });
  return { log, found };
}

export function bytesOf(...texts: string[]): Buffer[] {
  return texts.map(text => Buffer.from(text, 'utf8'));
}

export async function* streamOf(...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield Buffer.from(text, 'utf8');
}
