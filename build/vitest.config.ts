import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './commands/find-chromium.ts';
import { MODERN_DEXIE, modernDexie } from './modern-dexie.ts';

const root = resolve(import.meta.dirname, '..');
const executablePath = findChromium();

/** Bundled once at the start: a library found in the middle of a run would reload the page under a test. */
const windowLibraries = [
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-dom/client',
  'react-aria-components',
  'react-resizable-panels',
  '@tanstack/react-virtual',
  'lucide-react',
  'zustand',
  'zod',
  MODERN_DEXIE,
  'dexie-react-hooks',
  'intl-messageformat',
  '@noble/ciphers/aes.js',
  '@noble/ciphers/chacha.js',
  '@noble/hashes/hkdf.js',
  '@noble/hashes/hmac.js',
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
  '@cfworker/json-schema',
  'papaparse',
  'postal-mime',
  'dompurify',
  'chardet',
  'fflate',
  'saxes',
  'docx-preview',
  'commonmark',
  'pdfjs-dist',
  'tesseract.js',
  'utif2',
  '@cantoo/pdf-lib',
  'fast-check',
  'vitest-browser-react',
];

export default defineConfig({
  root,
  cacheDir: '.cache/vite',
  test: {
    maxWorkers: 2,
    projects: [
      {
        root,
        test: {
          name: 'node',
          environment: 'node',
          // Nothing here changes a global or mocks a module, so one process a worker will do: a third less work.
          isolate: false,
          // A limit against waiting for ever, not a measure of speed: other work may share the machine.
          testTimeout: 30_000,
          include: [
            '{shared,electron,build,e2e/api-server,e2e/cases,e2e/bench,e2e/faults,e2e/hosts,e2e/inspect,e2e/kills,e2e/process,e2e/released}/**/*.test.ts',
          ],
        },
      },
      {
        root,
        cacheDir: '.cache/vite-window',
        plugins: [react()],
        resolve: { alias: modernDexie },
        optimizeDeps: { include: windowLibraries },
        test: {
          name: 'window',
          testTimeout: 30_000,
          // A real browser beside other work. Vitest names what passed only when repeated.
          retry: process.env['CI'] ? 1 : 0,
          expect: { poll: { timeout: 15_000 } },
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['renderer/testing/all-texts.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({
              launchOptions: { ...(executablePath === null ? {} : { executablePath }), args: ['--no-sandbox'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
