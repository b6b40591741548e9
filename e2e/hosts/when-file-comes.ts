import { watch } from 'node:fs/promises';

/** Resolves as soon as a file with such a path is made or written anywhere below a folder. Listens at once. */
export async function whenFileComes(folder: string, name: RegExp): Promise<void> {
  for await (const { filename } of watch(folder, { recursive: true })) {
    if (filename !== null && name.test(filename)) return;
  }
}
