import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChromiumApp } from '../hosts/chromium.ts';
import { RunningApi } from '../hosts/running-api.ts';
import { signInInBrowser } from '../hosts/sign-in.ts';

/** A signed-in workstation on a bundle of cases, everything synced: what a person has at the start of a shift. */
export interface Workstation {
  readonly app: ChromiumApp;
  readonly api: RunningApi;
  close(): Promise<void>;
}

export async function signedInWorkstation(
  makeBundle: (folder: string) => Promise<void>,
  person: { userName: string; password: string },
  initScript: string,
): Promise<Workstation> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meridian-bench-'));
  const bundle = path.join(folder, 'bundle');
  await makeBundle(bundle);
  const api = await RunningApi.start(path.join(folder, 'api'), [bundle]);
  const app = await ChromiumApp.start({ apiUrl: api.url, profile: path.join(folder, 'profile'), initScript });
  await app.window.getByRole('button', { name: 'Sign in with your browser' }).click();
  await signInInBrowser(await app.browserRequest(), person.userName, person.password);
  await app.window.getByRole('grid').getByRole('row').nth(1).waitFor({ timeout: 120_000 });
  return {
    app,
    api,
    close: async () => {
      await app.close();
      await api.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
