import path from 'node:path';
import { build, mergeConfig, type UserConfig } from 'vite';
import windowConfig from '../../build/vite.config.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Builds the page that shows hostile documents, with the settings of the window. Gives its folder. */
export async function buildStage(): Promise<string> {
  const outDir = path.join(root, '.cache/hostile');
  const own: UserConfig = {
    root: path.join(import.meta.dirname, 'page'),
    cacheDir: path.join(root, '.cache/vite-hostile'),
    logLevel: 'error',
    build: { outDir, sourcemap: false },
  };
  await build({ ...mergeConfig(windowConfig, own), configFile: false });
  return outDir;
}
