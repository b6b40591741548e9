import { statfs } from 'node:fs/promises';

/** Bytes that this person may still write to the disk that `folder` is on. Rejects when the folder is not there. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
