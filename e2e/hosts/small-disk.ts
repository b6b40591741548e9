import { execFile } from 'node:child_process';
import { mkdir, open, rm, statfs, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file system of its own in a file, which a story can fill without filling the machine's. Linux, as root. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left. */
  fill(): Promise<void>;
  /** Gives it back. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** Null, with the reason printed, where this machine does not let us mount one. */
export async function makeSmallDisk(beside: string, bytes: number): Promise<SmallDisk | null> {
  const image = path.join(beside, 'disk.image');
  const folder = path.join(beside, 'disk');
  const filler = path.join(folder, 'filler');
  try {
    await writeFile(image, '');
    await truncate(image, bytes);
    await run('mkfs.ext4', ['-q', '-m', '0', image]);
    await mkdir(folder);
    await run('mount', ['-o', 'loop', image, folder]);
  } catch (error) {
    console.log(`No disk can be made to be filled here: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
  return {
    folder,
    async fill() {
      const { bavail, bsize } = await statfs(folder);
      // Reserved, not written: it takes no time and no room on the machine's own disk.
      await run('fallocate', ['-l', String((bavail + 1) * bsize), '-o', '0', `${filler}-${Date.now()}`]).catch(
        () => {},
      );
      await fillToTheBrim(`${filler}-rest`);
    },
    free: async () => {
      await run('sh', ['-c', `rm -f "${filler}"-*`]);
    },
    async remove() {
      await run('umount', ['-l', folder]);
      await rm(image);
    },
  };
}

/** Writes less and less at a time, until not a block is left. */
async function fillToTheBrim(file: string): Promise<void> {
  const handle = await open(file, 'a');
  try {
    for (let bytes = 64 * 1024 * 1024; bytes >= 512; ) {
      try {
        await handle.write(Buffer.alloc(bytes, 1));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        bytes = Math.floor(bytes / 4);
      }
    }
  } finally {
    await handle.close();
  }
}
