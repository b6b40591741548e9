import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Child } from '../hosts/child.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { buildPage } from './build-page.ts';
import { openWindow } from './open-window.ts';
import { serveFolder } from './serve-folder.ts';
import { SETTLE_MS, typeAndTime, WATCH_KEYS } from './type-and-time.ts';

const MAIN = path.resolve(import.meta.dirname, 'work-main.ts');
const FIELDS = 300;

/** A form of 300 questions and 100 rules over several of them, 100 more that hide and show, while it is typed into. */
export const forms: Benchmark = {
  name: 'forms',
  needsWindow: false,
  ours: 'a key in a form of 300 questions, 100 rules that hide and show, 100 over several answers, sealed autosave on',
  floor: 'the same keys in one of 300 uncontrolled inputs on an empty page',
  async prepare() {
    const folder = await mkdtemp(path.join(tmpdir(), 'meridian-forms-'));
    const assets = await buildPage('sealed-form');
    const floor = await serveFolder(await buildPage('plain-inputs'));
    const jsonForms = await serveFolder(await buildPage('jsonforms-form'));
    const rjsf = await serveFolder(await buildPage('rjsf-form'));
    let runs = 0;
    const timed = (url: string): Promise<Figures> => typedAt(url, path.join(folder, `profile-${++runs}`));
    return {
      async runOurs() {
        const journal = path.join(folder, `journal-${++runs}`);
        const main = new Child('The main process of the form', [MAIN, '--assets', assets, '--journal', journal]);
        try {
          const { url } = await main.next('listening');
          if (url === undefined) throw new Error('The main process of the form did not say where it listens');
          return await timed(url);
        } finally {
          await main.end();
        }
      },
      runFloor: () => timed(`${floor.url}/?fields=${FIELDS}`),
      peers: {
        '@jsonforms/react': { run: () => timed(jsonForms.url) },
        '@rjsf/core': { run: () => timed(rjsf.url) },
      },
      close: async () => {
        await Promise.all([floor, jsonForms, rjsf].map(server => server.stop()));
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};

async function typedAt(url: string, profile: string): Promise<Figures> {
  const { page, close } = await openWindow(profile, url, WATCH_KEYS);
  try {
    const field = page.getByRole('textbox').first();
    await field.waitFor({ timeout: 60_000 });
    await wait(SETTLE_MS);
    return await typeAndTime(page, () => field.focus());
  } finally {
    await close();
  }
}
