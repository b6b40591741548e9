import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, type LogFiles } from '../sealed-log/log-files.ts';
import { createNodeLogFiles } from '../sealed-log/node-log-files.ts';

/** The logs of one installation's trail, one for each month. */
export interface TrailFolders {
  /** Those that there are, oldest first: `2026-03`. The one log of the first build, without a month, is `''`. */
  list(): Promise<readonly string[]>;
  of(month: string): LogFiles;
  /** No failure when it is not there. */
  remove(month: string): Promise<void>;
}

/** @param machine names the installation; another one's trail in the same folder is left alone */
export function createNodeTrailFolders(folder: string, machine: string): TrailFolders {
  const path = (month: string): string => join(folder, month === '' ? machine : `${machine}-${month}`);
  return {
    async list() {
      try {
        const names = await readdir(folder);
        const months = names.flatMap(name => {
          if (name === machine) return [''];
          const month = name.startsWith(`${machine}-`) ? name.slice(machine.length + 1) : '';
          return /^\d{4}-\d{2}$/.test(month) ? [month] : [];
        });
        return months.toSorted();
      } catch (error) {
        // The folder is made with the first entry.
        if (errorCode(error) === 'ENOENT') return [];
        throw error;
      }
    },
    of: month => createNodeLogFiles(path(month)),
    remove: month => rm(path(month), { recursive: true, force: true }),
  };
}
