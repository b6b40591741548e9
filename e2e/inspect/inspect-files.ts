import type { Page } from '@playwright/test';
import { stat } from 'node:fs/promises';
import { buildInspector } from './build-inspector.ts';
import type { Inspected, Seen } from './inspected.ts';
import { InspectorBrowser } from './inspector-browser.ts';
import { lookAtFile } from './look-at-file.ts';
import { forgetPeaks, peakMiB } from './peak-memory.ts';
import { serveInspector, type InspectorServer } from './serve-inspector.ts';

export interface FileToInspect {
  readonly file: string;
  /** Tried when it asks for one. */
  readonly password?: string | undefined;
}

/** A file that has said nothing for so long is given up. */
const LIMIT_MS = 10_000;
const FILES_A_PAGE = 25;

/**
 * Opens files one after another in a headless Chromium with the viewer of the workstation, and tells of each what was
 * seen. A page that crashes or hangs is its file's error; the next file goes on with another.
 */
export async function* inspectFiles(files: readonly FileToInspect[]): AsyncGenerator<Inspected> {
  const server = await serveInspector(await buildInspector());
  const browser = new InspectorBrowser();
  try {
    for (const [i, wanted] of files.entries()) {
      // What a page has let go of is not given back at once: the next file's memory would be counted with it.
      if (i > 0 && i % FILES_A_PAGE === 0) await browser.leavePage();
      yield await inspect(browser, server, wanted);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function inspect(own: InspectorBrowser, server: InspectorServer, wanted: FileToInspect): Promise<Inspected> {
  const { file } = wanted;
  // ENOENT, EACCES: it is said of this file, and the others go on.
  const size = await stat(file).catch(() => null);
  if (!size?.isFile()) return { file, ...notSeen('not-readable'), ms: 0, peakMiB: null };
  const { browser, page } = await own.page();
  const watched = watch(page, server.origin);
  await forgetPeaks(browser);
  const begun = performance.now();
  const seen = await Promise.race([lookAtFile(page, server, wanted, size.size), watched.crash, limit()]);
  const ms = Math.round(performance.now() - begun);
  const peak = await peakMiB(browser);
  watched.stop();
  if (seen === 'crashed' || seen === 'timed-out') await own.leavePage();
  const told = typeof seen === 'string' ? notSeen(seen) : seen;
  return { file, ...told, warnings: [...told.warnings, ...watched.found], ms, peakMiB: peak };
}

/** What must never happen while a document is shown. */
function watch(page: Page, origin: string): { found: ReadonlySet<string>; crash: Promise<'crashed'>; stop(): void } {
  const found = new Set<string>();
  const crashed = Promise.withResolvers<'crashed'>();
  const onRequest = (request: { url(): string }): void => {
    if (!request.url().startsWith(origin) && !/^(?:blob|data):/.test(request.url())) found.add('remote-request');
  };
  const onError = (): void => void found.add('script-error');
  const onCrash = (): void => crashed.resolve('crashed');
  page.on('request', onRequest).on('pageerror', onError).on('crash', onCrash);
  return {
    found,
    crash: crashed.promise,
    stop: () => {
      page.off('request', onRequest).off('pageerror', onError).off('crash', onCrash);
    },
  };
}

function limit(): Promise<'timed-out'> {
  return new Promise(resolve => {
    setTimeout(() => resolve('timed-out'), LIMIT_MS).unref();
  });
}

function notSeen(error: string): Seen {
  return { kind: 'unknown', pages: null, sheets: null, characters: null, warnings: [], error, message: null };
}
