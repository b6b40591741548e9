import react from '@vitejs/plugin-react';
import path from 'node:path';
import { build } from 'vite';

/** Builds a page of the bench as the window is built, and gives the folder that it lies in. */
export async function buildPage(name: string): Promise<string> {
  const outDir = path.resolve('.cache/bench', name);
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.resolve(import.meta.dirname, 'pages', name),
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome150',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  });
  return outDir;
}
