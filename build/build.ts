import { resolve } from 'node:path';
import { build, mergeConfig, type InlineConfig } from 'vite';
import { FIRST_LOAD_GOAL_KB, measureFirstLoad } from './first-load.ts';
import { mainBundle, preloadBundle, stretchBundle } from './node-bundles.ts';

const root = resolve(import.meta.dirname, '..');
const targets: Record<string, InlineConfig> = {
  main: mainBundle(),
  stretch: stretchBundle(),
  preload: preloadBundle(),
  renderer: { configFile: resolve(root, 'build/vite.config.ts'), logLevel: 'warn' },
};

/**
 * Rebuilds the window on every change. Names carry no hash, because the hosts list the files once; they lie outside
 * of `assets/`, because what lies there is cached for ever.
 */
async function watchRenderer(): Promise<void> {
  const output = {
    entryFileNames: 'dev/[name].js',
    chunkFileNames: 'dev/[name].js',
    assetFileNames: 'dev/[name][extname]',
  };
  const watching: InlineConfig = {
    build: { watch: {}, minify: false, emptyOutDir: false, rolldownOptions: { output } },
    worker: { rolldownOptions: { output } },
  };
  const watcher = await build(mergeConfig(targets['renderer'] ?? {}, watching));
  if (!('on' in watcher)) return;
  watcher.on('event', event => {
    if (event.code === 'END') console.log('Built renderer.');
  });
}

async function buildOnce(name: string): Promise<void> {
  const target = targets[name];
  if (!target) throw new Error(`There is no build target ${name}. Choose from: ${Object.keys(targets).join(', ')}.`);
  const started = performance.now();
  await build(target);
  console.log(`Built ${name} in ${Math.round(performance.now() - started)} ms.`);
  if (name !== 'renderer') return;
  const size = await measureFirstLoad(resolve(root, 'out/renderer'));
  console.log(`First load: ${Math.round(size)} kB of JavaScript, gzipped (goal ${FIRST_LOAD_GOAL_KB}).`);
}

const names = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
if (process.argv.includes('--watch')) await watchRenderer();
else for (const name of names.length > 0 ? names : Object.keys(targets)) await buildOnce(name);
