import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import type { InlineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');
const external = ['electron', /^electron\/.+/, ...builtinModules, /^node:/];

export function mainBundle(outDir = 'out/main'): InlineConfig {
  return nodeBundle('electron/main.electron.ts', outDir, 'es', 'index.js');
}

/** The thread that stretches PINs: a file beside the main bundle, built after it. */
export function stretchBundle(outDir = 'out/main'): InlineConfig {
  const config = nodeBundle('electron/core/vault/stretch-worker.ts', outDir, 'es', 'stretch-worker.js');
  return { ...config, build: { ...config.build, emptyOutDir: false } };
}

/** A sandboxed preload can load one CommonJS file and nothing beside it. */
export function preloadBundle(outDir = 'out/preload'): InlineConfig {
  return nodeBundle('electron/host/electron/preload.ts', outDir, 'cjs', 'index.cjs');
}

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
