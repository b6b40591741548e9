import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A small file that only its owner can read (0600 in a 0700 folder; on Windows the person's own folder guards it).
 * A write is whole or not at all, also when power fails: temporary file, fsync, rename, fsync of the folder.
 */
export interface OwnerOnlyFile {
  /** Null when there is no such file. */
  read(): Promise<string | null>;
  /** Changes the text under a lock of this process; what `change` returns replaces what it was given. */
  update(change: (text: string | null) => string): Promise<void>;
}

export function ownerOnlyFile(file: string): OwnerOnlyFile {
  let last: Promise<unknown> = Promise.resolve();

  const read = async (): Promise<string | null> => {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  };

  const replace = async (text: string): Promise<void> => {
    const folder = dirname(file);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    const temporary = `${file}.new`;
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.chmod(0o600);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(folder);
  };

  return {
    read: () => last.then(read, read),
    update: change => {
      const write = last.then(read, read).then(text => replace(change(text)));
      last = write;
      return write;
    },
  };
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; NTFS orders the rename itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
