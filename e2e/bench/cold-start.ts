import path from 'node:path';
import { listAssets } from '../../electron/host/asset.ts';
import { startLocalServer } from '../../electron/host/chromium/local-server.ts';
import { BENCH_PERSON, makeBenchBundle } from './bench-bundle.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { type OpenedWindow, openWindow } from './open-window.ts';
import { paintedAt, watchPainted } from './when-painted.ts';
import { signedInWorkstation } from './workstation.ts';

const CASES = 10_000;
const QUEUE_ROW = '[role="grid"] [role="row"][aria-rowindex="2"]';
const EMPTY_PAGE = '[data-ready]';

export const coldStart: Benchmark = {
  name: 'cold-start',
  needsWindow: true,
  ours: `from the start of the browser, and from navigation, to the first queue row painted; ${CASES} sealed cases (or --cases) cached, the client's server away`,
  floor: 'the same to the text of an empty React page, out of the same server code',
  async prepare(asked) {
    const cases = asked ?? CASES;
    const workstation = await signedInWorkstation(
      folder => makeBenchBundle(folder, cases),
      BENCH_PERSON,
      async page => {
        const all = page.getByText(`${cases.toLocaleString('en')} cases`).first();
        await all.waitFor({ timeout: 120_000 });
      },
    );
    const floor = await startLocalServer({
      port: 0,
      assets: await listAssets(await buildPage('empty-react')),
      openDocument: () => Promise.resolve({ ok: false, status: 404, message: 'No documents here.' }),
      isPane: () => false,
      onSocket: socket => socket.close(),
      onTokenUsed: () => {},
    });
    return {
      runOurs: () => workstation.inWindow(watchPainted(QUEUE_ROW), window => startOf(window, QUEUE_ROW)),
      // A profile that is kept, like ours: the browser has compiled the page's code before.
      runFloor: async () => {
        const profile = path.join(workstation.folder, 'floor');
        const window = await openWindow(profile, floor.entryUrl(), watchPainted(EMPTY_PAGE));
        try {
          return await startOf(window, EMPTY_PAGE);
        } finally {
          await window.close();
        }
      },
      close: async () => {
        await floor.stop();
        await workstation.close();
      },
    };
  },
};

async function startOf({ page, launchedAt }: OpenedWindow, selector: string): Promise<Figures> {
  const paintedMs = await paintedAt(page, selector);
  const origin = await page.evaluate(() => performance.timeOrigin);
  return { launchToPaintedMs: origin + paintedMs - launchedAt, navigationToPaintedMs: paintedMs };
}
