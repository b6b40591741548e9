import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Child } from '../hosts/child.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { serveFolder } from './serve-folder.ts';
import { percentile } from './statistics.ts';
import { typedDraft } from './typed-drafts.ts';
import { withUnwatchedPage } from './unwatched-page.ts';

const SAVES = 150;
const BYTES = 4 * 1024;
const MAIN = path.resolve(import.meta.dirname, 'work-main.ts');

/** What stands between the last key of a pause and "saved". */
export const save: Benchmark = {
  name: 'save',
  needsWindow: false,
  ours: `${SAVES} drafts of 4 KB, one after the other: sealed and committed in the store of the window, and at once in the journal of the main process, synced`,
  floor: 'the two floors added: a bare strict put of the same, and an append of the same to an open file, synced',
  async prepare() {
    const folder = await mkdtemp(path.join(tmpdir(), 'meridian-save-'));
    const floor = await serveFolder(await buildPage('bare-save'));
    const assets = await buildPage('sealed-save');
    let runs = 0;
    return {
      async runOurs() {
        const journal = path.join(folder, `ours-${++runs}`);
        const main = new Child('The main process of the save', [MAIN, '--assets', assets, '--journal', journal]);
        try {
          const { url } = await main.next('listening');
          if (url === undefined) throw new Error('The main process of the save did not say where it listens');
          const times = await timesOf(url);
          return figures(times, [0]);
        } finally {
          await main.end();
        }
      },
      runFloor: async () => figures(await timesOf(floor.url), await appends(path.join(folder, `floor-${++runs}`))),
      close: async () => {
        await floor.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};

function figures(first: readonly number[], second: readonly number[]): Figures {
  const both = (percent: number): number => percentile(first, percent) + percentile(second, percent);
  return { p50Ms: both(50), p95Ms: both(95) };
}

async function timesOf(url: string): Promise<number[]> {
  return await withUnwatchedPage(async page => {
    await page.goto(url);
    const times = JSON.parse(await page.said('data-times')) as number[];
    if (times.length !== SAVES) throw new Error(`${times.length} saves, not ${SAVES}`);
    return times;
  });
}

async function appends(name: string): Promise<number[]> {
  const file = await open(name, 'w', 0o600);
  const times: number[] = [];
  for (let i = 0; i < SAVES; i++) {
    const bytes = Buffer.from(JSON.stringify(typedDraft(i, BYTES)));
    const from = performance.now();
    await file.write(bytes);
    await file.datasync();
    times.push(performance.now() - from);
  }
  await file.close();
  return times;
}
