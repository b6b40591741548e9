import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../shared/clock.ts';
import type { Loggable, LogWord } from './loggable.ts';

type LogFields = Readonly<Record<string, Loggable | readonly LogWord[]>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** Resolves when everything so far is in the file. */
  flush(): Promise<void>;
}

export interface LogOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** Size at which a file is set aside as `.1`, `.2`…; at most `keep` of those stay. */
  readonly maxBytes?: number;
  readonly keep?: number;
}

/** A log of JSON lines in a folder of the person. A log that cannot be written is given up in silence: work goes on. */
export function openLog(options: LogOptions): Log {
  const { folder, clock, maxBytes = 1024 * 1024, keep = 4 } = options;
  const path = join(folder, 'meridian.log');
  let pending: string[] = [];
  let writing = Promise.resolve();

  const write = (level: string, event: string, fields: LogFields): void => {
    const line = { at: new Date(clock.now()).toISOString(), level, event, ...plain(fields) };
    pending.push(`${JSON.stringify(line)}\n`);
    if (pending.length === 1) writing = writing.then(drain);
  };

  const drain = async (): Promise<void> => {
    const lines = pending.join('');
    pending = [];
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await rotate(path, maxBytes, keep);
      await appendFile(path, lines, { mode: 0o600 });
    } catch {
      // No access or a full disk. There is no better place to say so.
    }
  };

  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, fields = {}) => write('error', event, fields),
    flush: () => writing,
  };
}

function plain(fields: LogFields): Record<string, unknown> {
  const value = (field: Loggable): unknown => (typeof field === 'object' && field !== null ? field.logWord : field);
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      Array.isArray(field) ? field.map(value) : value(field as Loggable),
    ]),
  );
}

async function rotate(path: string, maxBytes: number, keep: number): Promise<void> {
  const size = await stat(path).then(
    found => found.size,
    () => 0,
  );
  if (size < maxBytes) return;
  await rm(`${path}.${keep}`, { force: true });
  for (let i = keep - 1; i >= 1; i--) await rename(`${path}.${i}`, `${path}.${i + 1}`).catch(() => {});
  await rename(path, `${path}.1`);
}
