import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listAssets } from '../../electron/host/asset.ts';
import { startLocalServer } from '../../electron/host/chromium/local-server.ts';
import type { Benchmark } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { withFreshPage } from './fresh-page.ts';
import { syntheticCase } from './synthetic-feed.ts';
import { paintedAt, watchPainted } from './when-painted.ts';
import { signedInWorkstation } from './workstation.ts';

const CASES = 1000;
const QUEUE_ROW = '[role="grid"] [role="row"][aria-rowindex="2"]';

export const coldStart: Benchmark = {
  name: 'cold-start',
  ours: `navigation to the first queue row painted, ${CASES} sealed cases cached, the client's server away`,
  floor: 'navigation to the text of an empty React page painted, served by the same host',
  async prepare() {
    const { app, api, close } = await signedInWorkstation(manyCases, PERSON, watchPainted(QUEUE_ROW));
    await app.window
      .getByText(`${CASES.toLocaleString('en')} cases`)
      .first()
      .waitFor({ timeout: 120_000 });
    await api.stop();
    await app.close();
    const assets = await listAssets(await buildPage('empty-react'));
    const floor = await startLocalServer({
      port: 0,
      assets,
      openDocument: () => Promise.resolve({ ok: false, status: 404, message: 'No documents here.' }),
      onSocket: socket => socket.close(),
      onTokenUsed: () => {},
    });
    return {
      runOurs: async () => {
        await app.resume();
        const usableMs = await paintedAt(app.window, QUEUE_ROW);
        await app.close();
        return { usableMs };
      },
      runFloor: () =>
        withFreshPage(async page => {
          await page.goto(floor.entryUrl());
          return { usableMs: await paintedAt(page, '[data-ready]') };
        }, watchPainted('[data-ready]')),
      close: async () => {
        await floor.stop();
        await close();
      },
    };
  },
};

const PERSON_ID = 'person-1';
const PERSON = { userName: 'bench', password: 'bench-password' };

async function manyCases(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'files'), { recursive: true });
  const now = Date.now();
  const bundle = {
    format: 'meridian-cases/1',
    client: { name: 'Bench', timeZone: 'Europe/Berlin' },
    workstation: {
      leaseHours: 72,
      checkInMinutes: 60,
      idleLockMinutes: 0,
      watermark: false,
      screenCapture: false,
      copyText: 'within-app',
      print: false,
      saveDocuments: false,
    },
    people: [{ id: PERSON_ID, name: 'Bench Analyst', ...PERSON, roles: ['analyst'], skills: [] }],
    processes: [
      {
        processId: 'bench',
        version: 1,
        name: 'Bench',
        form: { schema: { type: 'object', properties: { ok: { type: 'boolean' } } } },
      },
    ],
    cases: Array.from({ length: CASES }, (_, i) => {
      const { assignment, ...rest } = syntheticCase(i, PERSON_ID, now);
      return { ...rest, assignedTo: assignment.userId };
    }),
  };
  await writeFile(path.join(folder, 'cases.json'), JSON.stringify(bundle));
}
