import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { build, mergeConfig, type InlineConfig } from 'vite';
import { FIRST_LOAD_GOAL_KB, measureFirstLoad } from './first-load.ts';

const root = resolve(import.meta.dirname, '..');
const external = ['electron', /^electron\/.+/, ...builtinModules, /^node:/];

/** One self-contained file for Node: every dependency is bundled, so the package carries no node_modules. */
function nodeBundle(entry: string, outDir: string, format: 'es' | 'cjs', file: string): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: { external, output: { format, entryFileNames: file, codeSplitting: false } },
    },
  };
}

const targets: Record<string, InlineConfig> = {
  main: nodeBundle('electron/main.electron.ts', 'out/main', 'es', 'index.js'),
  // A sandboxed preload can load one CommonJS file and nothing beside it.
  preload: nodeBundle('electron/host/electron/preload.ts', 'out/preload', 'cjs', 'index.cjs'),
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
