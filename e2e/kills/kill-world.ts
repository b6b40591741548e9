import { expect, type Page } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChromiumApp } from '../hosts/chromium.ts';
import { RunningApi } from '../hosts/running-api.ts';
import { Workstation } from '../pages/workstation.ts';
import { ANA, LETTER, NOTE, writeSmallShift } from '../specs/small-shift.ts';
import { type Said, watchSaid } from './watch-said.ts';

/** A real server and a real workstation with cases enough for a row of kills. */
export interface KillWorld {
  readonly api: RunningApi;
  readonly app: ChromiumApp;
  readonly desk: Workstation;
  /** What the screen promised, as far as it got out before the kill. */
  readonly said: Said;
  /** A case that nobody has touched yet; null when there is none left. */
  nextCase(): string | null;
  /** Starts what was killed, both if need be. */
  revive(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Signed in, with every document here.
 *
 * @param ballast more documents in each case: what makes the browser's database large enough to have tables. Of what is
 *   larger than 64 kB Chromium keeps a file beside them: the first one is.
 */
export async function startKillWorld(cases: number, ballast = 0): Promise<KillWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meridian-kills-'));
  const references = Array.from({ length: cases }, (_, i) => `HM-${i + 1}`);
  const more = Array.from({ length: ballast }, (_, i) => ({ ...NOTE, name: `Pages ${i}.txt`, file: `pages-${i}.txt` }));
  const shift = references.map(reference => ({ reference, documents: [NOTE, LETTER, ...more] }));
  const bundle = await writeSmallShift(path.join(folder, 'shift'), shift);
  for (const [i, { file }] of more.entries()) {
    const lines = i === 0 ? 2_500 : 1_200;
    await writeFile(path.join(bundle, 'files', file), `${file}: paid for the floor.\n`.repeat(lines));
  }
  // What was started is stopped, whatever of the rest cannot be.
  const started = new AsyncDisposableStack();
  started.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  try {
    return await startIn(folder, bundle, references, started);
  } catch (error) {
    await started.disposeAsync();
    throw error;
  }
}

async function startIn(
  folder: string,
  bundle: string,
  references: string[],
  started: AsyncDisposableStack,
): Promise<KillWorld> {
  const api = await RunningApi.start(path.join(folder, 'api'), [bundle]);
  started.defer(() => api.stop());
  const app = await ChromiumApp.start({ apiUrl: api.url, profile: path.join(folder, 'profile') });
  started.defer(() => app.close());
  const desk = new Workstation(app);
  const said = watchSaid();
  await said.listenTo(app.window);
  await desk.signIn(ANA);
  await desk.readyOffline();
  // A program that is killed while the sign-in is renewed has used it up: the client gives that answer only once.
  const signingIn = new WeakSet<Page>();
  const signInWhenAsked = async (): Promise<void> => {
    if (signingIn.has(app.window)) return;
    signingIn.add(app.window);
    await desk.signInWhenAsked(ANA);
  };
  await signInWhenAsked();
  return {
    api,
    app,
    desk,
    said,
    nextCase: () => references.shift() ?? null,
    async revive() {
      await app.resume();
      await said.listenTo(app.window);
      await signInWhenAsked();
      await expect(app.window.getByRole('contentinfo')).toBeVisible({ timeout: 60_000 });
    },
    close: () => started.disposeAsync(),
  };
}
