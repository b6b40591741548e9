import path from 'node:path';
import { verifyTrail } from '../../electron/core/audit/verify-trail.ts';
import { Outbox } from '../pages/outbox.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { answerClaim } from './answered-claim.ts';
import { ANA, writeSmallShift } from './small-shift.ts';

const CASE = 'HM-81107';
const HOLDER = 'Ingrid Solheim of Storgata 12';

test('G26 I25 whether everything is at the client is answered offline and online; trail and receipts can be taken away', async ({
  folder,
  startApi,
  startApp,
}) => {
  const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), [{ reference: CASE }]));
  const app = await startApp(api);
  const desk = new Workstation(app);
  const outbox = new Outbox(app.window);
  await desk.signIn(ANA);
  await desk.readyOffline();
  const form = await answerClaim(desk, CASE, HOLDER);
  await desk.everythingIsAtTheClient();

  await test.step('offline it says what is not there, and which', async () => {
    await api.stop('SIGKILL');
    await form.submit();
    // Said when journal and store both have it.
    await expect(app.window.getByText(`${CASE} is submitted`).first()).toBeVisible();
    const reckoning = await outbox.askWhetherAllIsThere();
    await expect(
      reckoning.getByText(/^One act is not at the client yet\. \d+ of the \d+ of today are\.$/),
    ).toBeVisible();
    await expect(reckoning.getByText(CASE)).toBeVisible();
    await outbox.closeReckoning();
  });

  await test.step('online it says that all of it is there, and counts', async () => {
    await api.resume();
    await desk.goTo('Outbox');
    await app.window.getByRole('button', { name: 'Send and fetch now' }).first().click();
    await desk.everythingIsAtTheClient();
    const reckoning = await outbox.askWhetherAllIsThere();
    await expect(reckoning.getByText(/^Everything you did today is at the client: \d+ acts, last at /)).toBeVisible();
    await expect(reckoning.getByText('Judgment submitted: 1')).toBeVisible();
    await outbox.closeReckoning();
  });

  await test.step('the receipts say what the server has, act by act, and no word of the case', async () => {
    const receipts = await outbox.saveReceipts();
    const { mutations } = await api.ledger();
    expect(mutations.length).toBeGreaterThan(1);
    for (const { id } of mutations) expect(receipts.split('\r\n').filter(line => line.startsWith(id))).toHaveLength(1);
    expect(receipts).toContain(CASE);
    expect(receipts).not.toContain('Storgata');
  });

  await test.step('the exported trail is whole, names the act, and shows a change', async () => {
    const trail = await outbox.saveReport();
    expect(verifyTrail(trail, [])).toMatchObject({ isWhole: true });
    const submitted = (await api.ledger()).mutations.find(({ type }) => type === 'judgment.submit');
    expect(trail).toContain(submitted?.id ?? 'a submission');
    expect(trail).not.toContain('Storgata');
    expect(verifyTrail(trail.replace('work.accepted', 'work.rejected'), [])).toMatchObject({ isWhole: false });
  });
});
