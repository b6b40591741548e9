import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { arrowKeysOnly } from './arrow-keys-only.ts';
import { compileMessages } from './compile-messages.ts';
import { layerOrder } from './layer-order.ts';
import { leaveOut } from './leave-out.ts';
import { modernDexie } from './modern-dexie.ts';

const root = resolve(import.meta.dirname, '..');

/**
 * Files that are asked for by name keep it: pdf.js its decoders, the reader of scans its language. Its worker has a name
 * that the hosts know, because it alone may compile WebAssembly (`electron/host/asset.ts`).
 */
function nameOf(names: readonly string[]): string {
  if (names.some(name => name.endsWith('_nowasm_fallback.js'))) return 'assets/pdf-decoders/[name][extname]';
  if (names.some(name => name.endsWith('.traineddata.gz'))) return 'assets/ocr/[name][extname]';
  if (names.includes('worker.min.js')) return 'assets/ocr-worker-[hash][extname]';
  return 'assets/[name]-[hash][extname]';
}

/** The window's build. Main and preload: `build.ts`. */
export default defineConfig({
  root: resolve(root, 'renderer'),
  cacheDir: resolve(root, '.cache/vite-build'),
  // Relative, because the same files are served from a custom scheme and from a loopback address.
  base: './',
  publicDir: false,
  plugins: [react(), compileMessages(), layerOrder(), leaveOut(), arrowKeysOnly()],
  resolve: { alias: modernDexie },
  worker: { format: 'es', plugins: () => [leaveOut()] },
  build: {
    outDir: resolve(root, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome150',
    modulePreload: { polyfill: false },
    // The CSP allows no data: scripts or styles: every asset is a file.
    assetsInlineLimit: 0,
    sourcemap: true,
    rolldownOptions: {
      output: {
        // One file for all that the first screen needs: a request each would cost more than reading it.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
        assetFileNames: asset => nameOf(asset.names),
      },
    },
    reportCompressedSize: false,
    // What matters is the first load, which `build.ts` measures.
    chunkSizeWarningLimit: 5000,
  },
});
