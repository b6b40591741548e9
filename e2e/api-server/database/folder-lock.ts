import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Keeps a second process out of a folder. Resolves with the function that gives it back; rejects with a sentence when
 * somebody has it. A lock whose process is gone (killed, power cut) is taken over.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = Number(await readFile(file, 'utf8').catch(() => ''));
      if (isAlive(owner)) {
        throw new Error(
          `The folder ${folder} is in use by another reference API (process ${owner}). ` +
            'Stop that one, or give this one a folder of its own with --data.',
          { cause: error },
        );
      }
      await rm(file, { force: true });
    }
  }
  throw new Error(`The folder ${folder} cannot be locked: somebody keeps taking ${file}.`);
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
