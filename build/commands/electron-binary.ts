import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import { startProgram } from './child-process.ts';

const FOLDER = 'node_modules/electron';
const FETCH_WITHIN_MS = 120_000;
const LOOKUP_WITHIN_MS = 3000;

export type ElectronBinary = { path: string } | { missing: string };

/** Electron's binary, fetched when it can be; else the reason why there is none, as a clause. */
export async function ensureElectron(): Promise<ElectronBinary> {
  const present = await electronPath();
  if (present) return { path: present };
  const mirror = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/';
  if (!(await canResolve(new URL(mirror).hostname))) {
    return { missing: `its binary is not here and ${new URL(mirror).hostname} cannot be reached to fetch it` };
  }
  console.log('Fetching Electron’s binary (about 120 MB) …');
  const fetching = startProgram(process.execPath, { args: [join(FOLDER, 'install.js')], isSilent: true });
  const limit = AbortSignal.timeout(FETCH_WITHIN_MS);
  limit.addEventListener('abort', () => void fetching.stop());
  await fetching.ended;
  const fetched = await electronPath();
  if (fetched) return { path: fetched };
  return {
    missing: limit.aborted ? 'its binary did not arrive within two minutes' : 'its binary could not be fetched',
  };
}

async function electronPath(): Promise<string | null> {
  const pointer = join(FOLDER, 'path.txt');
  if (!existsSync(pointer)) return null;
  const path = join(FOLDER, 'dist', (await readFile(pointer, 'utf8')).trim());
  return existsSync(path) ? path : null;
}

/** Asked first, because the downloader itself keeps trying for minutes when there is no network. */
async function canResolve(host: string): Promise<boolean> {
  const limit = new Promise<boolean>(resolve => setTimeout(() => resolve(false), LOOKUP_WITHIN_MS).unref());
  const found = lookup(host).then(
    () => true,
    () => false,
  );
  return Promise.race([found, limit]);
}
