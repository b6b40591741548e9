import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createDocumentDigests } from '../../electron/core/documents/document-digests.ts';
import { createDocumentFlow } from '../../electron/core/documents/document-flow.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import { listAssets } from '../../electron/host/asset.ts';
import { startLocalServer } from '../../electron/host/chromium/local-server.ts';
import type { DocumentResponse } from '../../electron/host/host.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { withFreshProfile } from './fresh-profile.ts';
import { type Extra, serveFolder } from './serve-folder.ts';

const DOCUMENTS = 20;
const ALL_BYTES = 110 * 1000 * 1000;
const PIECE_BYTES = 64 * 1024;

interface Made {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export const documents: Benchmark = {
  name: 'documents',
  needsWindow: false,
  ours: `${DOCUMENTS} documents, 110 MB, four at once: hashed by the main process and by the page, sealed in chunks of a mebibyte as they come, each checked before it counts`,
  floor: 'the same, four at once, fetched whole and put into IndexedDB whole, nothing sealed or checked',
  async prepare() {
    const made = makeDocuments();
    const listed = JSON.stringify(made.map(record));
    const extra: Extra = asked => {
      if (asked === '/list') return { type: 'application/json', body: listed };
      const document = made.find(({ id }) => asked === `/documents/${id}`);
      return document ? { type: 'application/octet-stream', body: document.bytes } : null;
    };
    const floor = await serveFolder(await buildPage('bare-documents'), extra);
    const ours = await serveVouched(await buildPage('sealed-documents'), made, listed);
    return {
      runFloor: () => timed(floor.url),
      runOurs: () => timed(ours.entryUrl(), String(DOCUMENTS)),
      close: async () => {
        await floor.stop();
        await ours.stop();
      },
    };
  },
};

/** The main process's way to the window, from where the bytes have come from the network. */
async function serveVouched(folder: string, made: readonly Made[], listed: string) {
  const list = path.join(folder, 'list.json');
  await writeFile(list, listed);
  const assets = new Map(await listAssets(folder));
  assets.set('/list', { file: list, headers: { 'content-type': 'application/json' } });
  const flow = createDocumentFlow(systemClock);
  const digests = createDocumentDigests();
  return await startLocalServer({
    port: 0,
    assets,
    openDocument: async (request): Promise<DocumentResponse> => {
      const document = made.find(({ id }) => id === request.documentId);
      if (!document) return { ok: false, status: 404, message: 'There is no such document.' };
      const place = { offset: 0, total: document.bytes.length, etag: '"1"' };
      const followed = digests.follow(request, place);
      return { ok: true, ...place, chain: followed?.chain ?? '', body: flow.pass(inPieces(document.bytes), followed) };
    },
    onSocket: () => {},
    isPane: () => false,
    onTokenUsed: () => {},
  });
}

/** As large as the network gives them. */
function inPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(bytes.subarray(at, (at += PIECE_BYTES)));
        if (at >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Of different sizes, as in a case file: from a third of the mean to nearly twice it. Bytes that do not compress. */
function makeDocuments(): Made[] {
  const mean = ALL_BYTES / DOCUMENTS;
  return Array.from({ length: DOCUMENTS }, (_, i) => {
    const bytes = new Uint8Array(Math.round(mean * (0.34 + (1.32 * i) / (DOCUMENTS - 1))));
    // A small generator with a fixed seed: the same bytes in every run.
    let state = i + 1;
    for (let at = 0; at < bytes.length; at++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      bytes[at] = state >>> 24;
    }
    return { id: `d-${i}`, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}

function record({ id, bytes, sha256 }: Made) {
  const what = { name: `${id}.pdf`, mediaType: 'application/pdf' };
  return { id, version: 1, caseId: 'c-1', bytes: bytes.length, sha256, ...what };
}

/** @param verified how many documents the page must have found to be what was announced */
async function timed(url: string, verified: string | null = null): Promise<Figures> {
  return await withFreshProfile(async page => {
    await page.goto(url);
    const body = page.locator('body[data-ms]');
    await body.waitFor({ state: 'attached', timeout: 600_000 });
    const found = await body.getAttribute('data-verified');
    if (found !== verified) throw new Error(`${found} documents were verified, not ${verified}`);
    return { storedMs: Number(await body.getAttribute('data-ms')) };
  });
}
