import { open, rm } from 'node:fs/promises';
import type { FileBytes } from './host.ts';

/**
 * Writes a file that only its owner can read, whole or not at all.
 *
 * @param flag `wx`: fails with `EEXIST` when there is one, which is left alone
 */
export async function writeWhole(path: string, bytes: FileBytes, flag: 'w' | 'wx'): Promise<void> {
  const file = await open(path, flag, 0o600);
  try {
    await file.writeFile(bytes);
  } catch (error) {
    // A full disk, a drive that was pulled out, or whoever makes the bytes: half of a file looks like a whole one.
    await rm(path, { force: true }).catch(() => {});
    throw error;
  } finally {
    await file.close();
  }
}
