import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { openWindow } from './open-window.ts';
import { type FloorServer, serveFolder } from './serve-folder.ts';

const CASES = 50_000;

export const coldQueue: Benchmark = {
  name: 'cold-queue',
  needsWindow: false,
  ours: `the sealed store opened in a browser that was just started, its keys told by the server: until the first 50 rows are known, and until all ${CASES} cases (or --cases) are, in the queue's order`,
  floor: 'the same of plain rows: the first 50 by an index of the deadline, then all of them by it',
  async prepare(asked) {
    const cases = asked ?? CASES;
    const folder = await mkdtemp(path.join(tmpdir(), 'meridian-bench-queue-'));
    const floor = await filled('bare-queue', folder, cases);
    const ours = await filled('sealed-queue', folder, cases);
    return {
      runOurs: () => ours.read(),
      runFloor: () => floor.read(),
      close: async () => {
        await Promise.all([ours.stop(), floor.stop()]);
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};

interface FilledPage {
  read(): Promise<Figures>;
  stop(): Promise<void>;
}

/** Fills the page's database once, in a profile that each reading begins with a copy of. */
async function filled(name: string, folder: string, cases: number): Promise<FilledPage> {
  let keys = '';
  const server = await serveFolder(await buildPage(name), (asked, _query, body) => {
    if (asked !== '/keys') return null;
    if (body !== '') keys = body;
    return { type: 'application/json', body: keys };
  });
  const profile = path.join(folder, name);
  await figuresOf(server, profile, `?fill=${cases}`);
  return {
    async read() {
      const copy = `${profile}-copy`;
      await cp(profile, copy, { recursive: true });
      try {
        return await figuresOf(server, copy, `?cases=${cases}`);
      } finally {
        await rm(copy, { recursive: true, force: true });
      }
    },
    stop: () => server.stop(),
  };
}

async function figuresOf(server: FloorServer, profile: string, query: string): Promise<Figures> {
  const { page, close } = await openWindow(profile, `${server.url}/${query}`, '');
  try {
    const body = page.locator('body[data-figures]');
    await body.waitFor({ state: 'attached', timeout: 600_000 });
    return JSON.parse((await body.getAttribute('data-figures')) ?? '{}') as Figures;
  } finally {
    await close();
  }
}
