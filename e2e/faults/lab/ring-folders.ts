import type { RingFolders } from '../../../electron/core/keyring/ring-folders.ts';
import type { LogDisk } from './log-disk.ts';
import type { Process } from './process.ts';

/** The folders of a ring on a machine's disk, for one program. */
export function ringFoldersOn(disk: LogDisk, process: Process): RingFolders {
  return {
    list: async () => await process.whileAlive(Promise.resolve([...new Set(disk.names().map(numberOf))])),
    of: generation => disk.filesFor(process, String(generation)),
    sync: async () => await process.whileAlive(Promise.resolve()),
    async remove(generation) {
      const files = disk.filesFor(process, String(generation));
      for (const { name } of await files.list()) await files.remove(name);
    },
  };
}

function numberOf(path: string): number {
  return Number(path.split('/', 1)[0]);
}
