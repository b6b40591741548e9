import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { build, mergeConfig, type UserConfig } from 'vite';
import { isFresh } from '../../build/commands/freshness.ts';
import windowConfig from '../../build/vite.config.ts';

const root = path.resolve(import.meta.dirname, '../..');
const OUT = path.join(root, '.cache/inspect');

/**
 * Builds the inspector's page with the settings of the window, when something has changed. Gives its folder. Two may
 * build at once: each builds beside it, so that neither empties the folder that the other is reading.
 */
export async function buildInspector(): Promise<string> {
  const sources = ['renderer', 'shared', 'e2e/inspect', 'package-lock.json'].map(source => path.join(root, source));
  if (await isFresh(path.join(OUT, 'index.html'), sources)) return OUT;
  await mkdir(path.dirname(OUT), { recursive: true });
  const fresh = await mkdtemp(`${OUT}-`);
  const own: UserConfig = {
    root: path.join(import.meta.dirname, 'page'),
    cacheDir: path.join(root, '.cache/vite-inspect'),
    logLevel: 'error',
    build: { outDir: fresh, sourcemap: false },
  };
  try {
    await build({ ...mergeConfig(windowConfig, own), configFile: false });
    await putInPlace(fresh);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return OUT;
}

async function putInPlace(fresh: string): Promise<void> {
  const old = `${fresh}-old`;
  try {
    await rename(OUT, old).catch(passOver('ENOENT'));
    // Another was quicker, and its build is as good.
    await rename(fresh, OUT).catch(passOver('ENOTEMPTY', 'EEXIST'));
  } finally {
    await rm(old, { recursive: true, force: true });
  }
}

function passOver(...codes: readonly string[]): (error: NodeJS.ErrnoException) => void {
  return error => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}
