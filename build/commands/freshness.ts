import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** True when `output` is there and nothing under `sources` (files or folders) is newer. */
export async function isFresh(output: string, sources: readonly string[]): Promise<boolean> {
  const built = await changedAt(output);
  if (built === null) return false;
  for (const source of sources) {
    if ((await newest(source)) > built) return false;
  }
  return true;
}

async function newest(path: string): Promise<number> {
  const own = (await stat(path)).mtimeMs;
  const entries = (await stat(path)).isDirectory() ? await readdir(path, { recursive: true }) : [];
  const times = await Promise.all(entries.map(entry => changedAt(join(path, entry))));
  return Math.max(own, ...times.map(time => time ?? 0));
}

async function changedAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
