import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, type LogFile, type LogFiles } from './log-files.ts';

/** Log files on the disk, readable by their owner alone. */
export function createNodeLogFiles(folder: string): LogFiles {
  const path = (name: string): string => join(folder, name);
  return {
    async list() {
      try {
        const found = await readdir(folder, { withFileTypes: true });
        const names = found.filter(entry => entry.isFile()).map(({ name }) => name);
        return await Promise.all(names.map(async name => ({ name, size: (await stat(path(name))).size })));
      } catch (error) {
        // The folder is made with the first file.
        if (errorCode(error) === 'ENOENT') return [];
        throw error;
      }
    },
    async read(name, part) {
      if (!part) return await readFile(path(name));
      return await withFile(path(name), 'r', async file => {
        const bytes = Buffer.alloc(part.length);
        const { bytesRead } = await file.read(bytes, 0, part.length, part.offset);
        return bytes.subarray(0, bytesRead);
      });
    },
    async create(name) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return logFile(await open(path(name), 'wx', 0o600));
    },
    async truncate(name, size) {
      await withFile(path(name), 'r+', async file => {
        await file.truncate(size);
        await file.sync();
      });
    },
    rename: (from, to) => rename(path(from), path(to)),
    remove: name => rm(path(name), { force: true }),
    async syncFolder() {
      // Windows has no handle of a folder to flush: NTFS journals its names itself.
      if (process.platform === 'win32') return;
      await withFile(folder, 'r', opened => opened.sync());
    },
  };
}

async function withFile<T>(path: string, flags: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

function logFile(handle: FileHandle): LogFile {
  return {
    async append(bytes) {
      for (let written = 0; written < bytes.length; ) {
        written += (await handle.write(bytes, written, bytes.length - written)).bytesWritten;
      }
    },
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}
