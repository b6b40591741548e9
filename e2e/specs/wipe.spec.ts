import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { openRescue } from '../../electron/core/rescue/open-rescue.ts';
import type { RunningApi } from '../hosts/running-api.ts';
import type { RunningApp } from '../hosts/running-app.ts';
import { scanFolder } from '../hosts/scan-folder.ts';
import { whenFileComes } from '../hosts/when-file-comes.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, type Stories, test } from '../test.ts';
import { answerClaim } from './answered-claim.ts';
import { ANA, writeSmallShift } from './small-shift.ts';

const CASE = 'HM-81107';
const HOLDER = 'Ingrid Solheim of Storgata 12';
/** Of the case as the client sent it, of its letter, and of what was answered. */
const CANARIES = [
  CASE,
  'Burst pipe, kitchen',
  'Oak floor',
  'Harbour Mutual, household',
  'Ingrid Solheim',
  'Storgata 12',
];

const tells = (app: RunningApp) => app.window.getByText('The client removed its cases from this machine');

/** A judgment is on its way and does not arrive: the server holds it back. */
async function withUnsentWork({ folder, startApi, startApp }: Pick<Stories, 'folder' | 'startApi' | 'startApp'>) {
  const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), [{ reference: CASE }]));
  const app = await startApp(api);
  const desk = new Workstation(app);
  await desk.signIn(ANA);
  await desk.readyOffline();
  const form = await answerClaim(desk, CASE, HOLDER);
  await desk.everythingIsAtTheClient();
  expect(await namesOfKeys(app)).not.toEqual([]);
  await api.fault({ at: 'mutations', kind: 'hold-before', times: 20 });
  await form.submit();
  return { api, app, desk };
}

/** What in the main process's store of secrets can open a person's cases. */
async function namesOfKeys(app: RunningApp): Promise<string[]> {
  const kept = JSON.parse(await readFile(path.join(app.profile, 'main/secrets.json'), 'utf8')) as object;
  return Object.keys(kept).filter(name => /vault|key/i.test(name));
}

/** The window says so, no key is left, no byte of the case is readable, and the database is not there. */
async function isWiped(app: RunningApp): Promise<void> {
  await expect(tells(app)).toBeVisible();
  await expect(
    app.window.getByText(/One change that had not been sent was sealed before, for the client/),
  ).toBeVisible();
  await expect.poll(() => namesOfKeys(app)).toEqual([]);
  await expect.poll(() => app.window.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await expect
    .poll(() => readdir(path.join(app.profile, 'main/journal')).catch(() => []), { message: 'journals' })
    .toEqual([]);
  expect((await scanFolder(app.profile, CANARIES)).found).toEqual([]);
}

/** The client opens the sealed file with its own key, and the judgment is in it. */
async function clientHasRescue(api: RunningApi, app: RunningApp): Promise<void> {
  const folder = path.join(app.profile, 'main/rescued');
  const [name, ...others] = await readdir(folder);
  expect(others).toEqual([]);
  const opened = await openRescue(await readFile(path.join(folder, name ?? ''), 'utf8'), await api.recoveryKey());
  if (!opened.ok) throw new Error(opened.failure.message);
  const acts = opened.value.items.flatMap(item => (item.kind === 'mutation' ? [item.mutation] : []));
  expect(acts).toMatchObject([
    { act: { type: 'judgment.submit', payload: { judgment: { answers: { holder: HOLDER } } } } },
  ]);
}

test('I16 the client orders a wipe: nothing of a case can be read, and what was unsent is sealed for the client', async ({
  folder,
  startApi,
  startApp,
}) => {
  const { api, app, desk } = await withUnsentWork({ folder, startApi, startApp });
  await test.step('the window says what happened; nothing is left', async () => {
    await api.orderWipe(await api.lastDevice());
    await isWiped(app);
  });
  await test.step('the client opens what was unsent', () => clientHasRescue(api, app));
  await test.step('it is still so after a restart, and the person can begin anew', async () => {
    await api.fault({ release: true });
    await app.restart();
    await isWiped(app);
    await desk.signIn(ANA);
    await desk.readyOffline();
    await expect(desk.row(CASE)).toBeVisible();
  });
  await test.step('everything closed, the profile still has nothing plain', async () => {
    await app.close();
    expect((await scanFolder(app.profile, CANARIES)).found).toEqual([]);
  });
});

test('I17 a main process that is killed in the middle of a wipe finishes it at its next start', async ({
  folder,
  startApi,
  startApp,
}) => {
  const { api, app } = await withUnsentWork({ folder, startApi, startApp });
  const sealing = whenFileComes(path.join(app.profile, 'main'), /rescued.*\.jwe/);
  await api.orderWipe(await api.lastDevice());
  await sealing;
  await app.killMain();
  await app.resume();
  await isWiped(app);
  await clientHasRescue(api, app);
});
