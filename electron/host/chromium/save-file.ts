import { mkdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { FileBytes } from '../host.ts';
import { writeWhole } from '../write-whole.ts';

/** Writes a file into `folder` under the first name that is free, readable by its owner only. Gives its path. */
export async function saveFile(folder: string, name: string, bytes: FileBytes): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { name: stem, ext } = parse(name);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem}-${number}${ext}`);
    try {
      await writeWhole(path, bytes, 'wx');
      return path;
    } catch (error) {
      // Nothing that was saved before is overwritten.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
