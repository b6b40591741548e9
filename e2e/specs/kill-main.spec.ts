import path from 'node:path';
import type { RunningApi } from '../hosts/running-api.ts';
import type { RunningApp } from '../hosts/running-app.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, type Stories, test } from '../test.ts';
import { answerClaim } from './answered-claim.ts';
import { ANA, writeSmallShift } from './small-shift.ts';

const CASE = 'HM-1';

/** Signed in, everything here, the whole claim answered: one press away from being submitted. */
async function answered(desk: Workstation): Promise<JudgmentForm> {
  await desk.signIn(ANA);
  await desk.readyOffline();
  return answerClaim(desk, CASE, 'Ingrid Solheim');
}

/** A workstation with one claim, answered; whatever was done before is at the client. */
async function oneAnswered({ folder, startApi, startApp }: Pick<Stories, 'folder' | 'startApi' | 'startApp'>) {
  const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), [{ reference: CASE }]));
  const app = await startApp(api);
  const desk = new Workstation(app);
  const form = await answered(desk);
  await desk.everythingIsAtTheClient();
  return { api, app, desk, form };
}

/** The claim is there once, as it was answered, whatever happened on the way, and the workstation knows it. */
async function isThereOnce(api: RunningApi, app: RunningApp): Promise<void> {
  await new Workstation(app).everythingIsAtTheClient();
  const submissions = await api.submissionsOf(CASE);
  expect(submissions).toMatchObject([
    { effects: 1, round: 1, judgment: { answers: { holder: 'Ingrid Solheim', items: [{ amount: 1260 }] } } },
  ]);
}

async function timesReceived(api: RunningApi): Promise<number> {
  const { mutations } = await api.ledger();
  const [sent, ...others] = mutations.filter(({ type }) => type === 'judgment.submit');
  expect(others).toEqual([]);
  return sent?.received ?? 0;
}

test.describe('the main process is killed between the press on submit and the answer', () => {
  test('when the server has it and has not said so, it is there once', async ({ folder, startApi, startApp }) => {
    const { api, app, desk, form } = await oneAnswered({ folder, startApi, startApp });
    await api.fault({ at: 'mutations', kind: 'hold' });
    await form.submit();
    await expect.poll(() => api.submissionsOf(CASE)).toHaveLength(1);
    await app.killMain();
    await expect(desk.window.getByText(/^Go on working: everything is kept on this machine/)).toBeVisible();
    await api.fault({ release: true });
    await app.resume();
    await isThereOnce(api, app);
    expect(await timesReceived(api)).toBeGreaterThanOrEqual(1);
  });

  test('when the line was cut after the server had it and the next try hangs, it is there once', async ({
    folder,
    startApi,
    startApp,
  }) => {
    const { api, app, form } = await oneAnswered({ folder, startApi, startApp });
    await api.fault({ at: 'mutations', kind: 'cut-after-commit' });
    await api.fault({ at: 'mutations', kind: 'hold' });
    await form.submit();
    await expect.poll(() => timesReceived(api), { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
    await app.killMain();
    await api.fault({ release: true });
    await app.resume();
    await isThereOnce(api, app);
  });

  test('when nothing has reached the server yet, it is sent by the next start', async ({
    folder,
    startApi,
    startApp,
  }) => {
    const { api, app, desk, form } = await oneAnswered({ folder, startApi, startApp });
    await api.fault({ at: 'mutations', kind: 'hold-before' });
    await form.submit();
    await expect(desk.window.getByRole('contentinfo').getByText('Sending', { exact: true })).toBeVisible();
    await app.killMain();
    expect(await api.submissionsOf(CASE)).toEqual([]);
    await api.fault({ release: true });
    await app.resume();
    await isThereOnce(api, app);
  });

  test('when the server dies with it, both come back and it is there once', async ({ folder, startApi, startApp }) => {
    const { api, app, form } = await oneAnswered({ folder, startApi, startApp });
    await api.fault({ at: 'mutations', kind: 'hold' });
    await form.submit();
    await expect.poll(() => api.submissionsOf(CASE)).toHaveLength(1);
    await Promise.all([app.killMain(), api.stop('SIGKILL')]);
    await api.resume();
    await app.resume();
    await isThereOnce(api, app);
  });
});

test('work that was done offline outlives a kill, the half-typed answer of another case too', async ({
  folder,
  startApi,
  startApp,
}) => {
  const cases = [{ reference: CASE }, { reference: 'HM-2' }];
  const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), cases));
  const app = await startApp(api);
  const desk = new Workstation(app);
  await test.step('one claim is submitted without a server, another begun', async () => {
    const form = await answered(desk);
    await api.stop('SIGKILL');
    await form.submit();
    await desk.openCase('HM-2');
    await form.give({ question: 'Policyholder', type: 'Half a na' });
    await form.saved();
  });
  await test.step('killed and started again, still without a server, both are here', async () => {
    await app.killMain();
    await app.resume();
    await desk.openCase('HM-2');
    await expect(new JudgmentForm(app.window).textbox('Policyholder')).toHaveValue('Half a na');
    await desk.goTo('Outbox');
    const submitted = app.window.getByRole('row').filter({ hasText: 'Judgment submitted' });
    // A kill just when it was about to go leaves in doubt whether it went.
    await expect(submitted).toContainText(/To send|On its way|Answer lost, sent again/);
  });
  await test.step('the server comes back and has it, once', async () => {
    await api.resume();
    await app.window.getByRole('button', { name: 'Send and fetch now' }).first().click();
    await isThereOnce(api, app);
  });
});
