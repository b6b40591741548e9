import { open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode, type LogFiles } from '../sealed-log/log-files.ts';
import { createNodeLogFiles } from '../sealed-log/node-log-files.ts';

/** The logs of one ring, each in a folder of its own, by number. One counts; others are left of a rewrite. */
export interface RingFolders {
  list(): Promise<readonly number[]>;
  of(generation: number): LogFiles;
  /** Makes durable which logs there are. */
  sync(): Promise<void>;
  /** No failure when it is not there. */
  remove(generation: number): Promise<void>;
}

/** Where the ring of a store lies. The store's name says nothing about the person. */
export function ringFolder(dataFolder: string, storeName: string): string {
  return join(dataFolder, 'keyring', storeName);
}

export function createNodeRingFolders(folder: string): RingFolders {
  const path = (generation: number): string => join(folder, String(generation));
  return {
    async list() {
      try {
        return (await readdir(folder)).filter(name => /^[1-9]\d{0,9}$/.test(name)).map(Number);
      } catch (error) {
        // The folder is made with the first log.
        if (errorCode(error) === 'ENOENT') return [];
        throw error;
      }
    },
    async sync() {
      // Windows has no handle of a folder to flush: NTFS journals its names itself.
      if (process.platform === 'win32') return;
      for (const one of [folder, dirname(folder), dirname(dirname(folder))]) {
        const handle = await open(one, 'r');
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
      }
    },
    of: generation => createNodeLogFiles(path(generation)),
    remove: generation => rm(path(generation), { recursive: true, force: true }),
  };
}
