import { createHash } from 'node:crypto';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { withFreshPage } from './fresh-page.ts';
import { type Extra, serveFolder } from './serve-folder.ts';

const DOCUMENTS = 20;
const ALL_BYTES = 110 * 1000 * 1000;

interface Made {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export const documents: Benchmark = {
  name: 'documents',
  needsWindow: false,
  ours: `${DOCUMENTS} documents, 110 MB, four at once: sealed in chunks of a mebibyte as they come, hashed, each checked before it counts`,
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
    const ours = await serveFolder(await buildPage('sealed-documents'), extra);
    return {
      runFloor: () => timed(floor.url),
      runOurs: () => timed(ours.url, String(DOCUMENTS)),
      close: async () => {
        await floor.stop();
        await ours.stop();
      },
    };
  },
};

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
  return await withFreshPage(async page => {
    await page.goto(url);
    const body = page.locator('body[data-ms]');
    await body.waitFor({ state: 'attached', timeout: 600_000 });
    const found = await body.getAttribute('data-verified');
    if (found !== verified) throw new Error(`${found} documents were verified, not ${verified}`);
    return { storedMs: Number(await body.getAttribute('data-ms')) };
  });
}
