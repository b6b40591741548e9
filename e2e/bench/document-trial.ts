import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listAssets } from '../../electron/host/asset.ts';
import { Child, type ChildEvent } from '../hosts/child.ts';
import { buildPage } from './build-page.ts';
import { withFreshProfile } from './fresh-profile.ts';
import { madeDigest, type MadeDocument } from './made-bytes.ts';
import { type Usage, usageOf } from './process-tree.ts';
import { serveRanges } from './range-server.ts';

const MAIN = path.resolve(import.meta.dirname, 'documents-main.ts');
const SAMPLE_EVERY_MS = 200;
const PATIENCE_MS = 30 * 60_000;

export interface DocumentRun {
  readonly documents: readonly (MadeDocument & { readonly caseId: string })[];
  /** The offsets at which the line breaks, each once. */
  readonly cuts: readonly number[];
  readonly purge: boolean;
}

export interface DocumentsRan {
  readonly ms: number;
  /** Of the main process and the whole browser, from the opened store on. */
  readonly cpuMs: number;
  readonly addedMiB: number;
  /** Bytes that were asked for again, of each cut. */
  readonly again: readonly number[];
  readonly purged: { readonly ms: number; readonly cpuMs: number; readonly keysLeft: number } | null;
}

interface Purged extends ChildEvent {
  readonly ms: number;
  readonly keysLeft: number;
}

/** Watches every process that this program started, but not itself: it is the client's server. */
function watch(): { end(): Usage } {
  const usage = (): Usage => usageOf(process.pid, process.pid);
  const before = usage();
  let residentMiB = 0;
  const watching = setInterval(() => {
    residentMiB = Math.max(residentMiB, usage().residentMiB);
  }, SAMPLE_EVERY_MS);
  return {
    end() {
      clearInterval(watching);
      return { cpuMs: usage().cpuMs - before.cpuMs, residentMiB: residentMiB - before.residentMiB };
    },
  };
}

/** Processor time of a bare page that fetches a document and puts it into IndexedDB a mebibyte at a time, and no more. */
export async function runBare(document: MadeDocument): Promise<number> {
  let begin = (): void => {};
  const ready = new Promise<void>(resolve => (begin = resolve));
  const assets = await listAssets(await buildPage('bare-pieces'));
  const server = await serveRanges({ documents: [document], ready, assets });
  try {
    return await withFreshProfile(async page => {
      await page.goto(`${server.url}/?path=/v1/documents/${document.id}/content`);
      await page.locator('body[data-ready]').waitFor({ state: 'attached' });
      const watching = watch();
      begin();
      await page.locator('body[data-stored]').waitFor({ state: 'attached', timeout: PATIENCE_MS });
      return watching.end().cpuMs;
    });
  } finally {
    await server.stop();
  }
}

async function whenPurged(main: Child): Promise<DocumentsRan['purged']> {
  const watching = watch();
  const { ms, keysLeft } = (await main.next('purged', PATIENCE_MS)) as Purged;
  return { ms, keysLeft, cpuMs: watching.end().cpuMs };
}

/** Has a workstation with a profile on the disk fetch, verify and store made documents, and watches all its processes. */
export async function runDocuments({ documents, cuts, purge }: DocumentRun): Promise<DocumentsRan> {
  let begin = (): void => {};
  const ready = new Promise<void>(resolve => (begin = resolve));
  const records = documents.map(document => {
    const { id, caseId, bytes } = document;
    const what = { name: `${id}.pdf`, mediaType: 'application/pdf' };
    return { id, version: 1, caseId, bytes, sha256: madeDigest(document), ...what };
  });
  const assets = await buildPage('sealed-pull');
  const server = await serveRanges({ documents, cuts, ready });
  // A thousand are too many for a command line.
  const folder = await mkdtemp(path.join(tmpdir(), 'meridian-bench-documents-'));
  const file = path.join(folder, 'documents.json');
  await writeFile(file, JSON.stringify(records));
  const list = ['--documents', file, ...(purge ? ['--purge'] : [])];
  const main = new Child('The main process', [MAIN, '--api', server.url, '--assets', assets, ...list]);
  try {
    const { url } = await main.next('listening');
    return await withFreshProfile(async page => {
      await page.goto(url ?? '');
      await main.next('ready');
      const watching = watch();
      const begun = performance.now();
      begin();
      await main.next('stored', PATIENCE_MS);
      const ms = performance.now() - begun;
      const { cpuMs, residentMiB } = watching.end();
      const purged = purge ? await whenPurged(main) : null;
      return { ms, cpuMs, addedMiB: residentMiB, again: server.again, purged };
    });
  } finally {
    await main.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
