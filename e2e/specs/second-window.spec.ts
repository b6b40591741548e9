import path from 'node:path';
import { DocumentPane } from '../pages/document-pane.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { ANA, writeSmallShift } from './small-shift.ts';

const CASE = 'HM-1';

test('a document in a window of its own is marked and cited there, and goes on when the first window crashes', async ({
  folder,
  startApi,
  startApp,
}) => {
  const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), [{ reference: CASE }]));
  const app = await startApp(api);
  const desk = new Workstation(app);
  await desk.signIn(ANA);
  await desk.readyOffline();
  await desk.openCase(CASE);
  const form = new JudgmentForm(app.window);

  const second = await app.windowFrom(() =>
    new DocumentPane(app.window).region
      .getByRole('button', { name: 'Put this document into a window of its own' })
      .click(),
  );
  const pane = new DocumentPane(second);

  await test.step('the document is in its own window, whose address says nothing of it', async () => {
    await expect(second.getByRole('main', { name: `Document of ${CASE}` })).toBeVisible();
    await expect(app.window.getByText('Letter.pdf is in a window of its own')).toBeVisible();
    expect(new URL(second.url()).search).toMatch(/^\?window=[\w-]{22}$/);
  });

  await test.step('what is cited there belongs to the answer that has the cursor here', async () => {
    await form.give({ question: 'Policyholder', type: 'Ingrid Solheim' });
    await pane.select('Policyholder: Ingrid Solheim');
    await pane.cite();
    await expect(form.evidenceFor('Policyholder')).toHaveCount(1);
    // A mark without an answer is in the list of the first window at once as well.
    await pane.select('Base cabinet: EUR 340');
    await second.getByRole('dialog', { name: /^Mark the selected words/ }).waitFor();
    await second.keyboard.press('h');
    await expect(app.window.getByRole('tab', { name: 'Annotations (2)' })).toBeVisible();
    await form.saved();
  });

  await test.step('evidence that is pressed here is shown there', async () => {
    const shown = () => second.evaluate(() => [...(CSS.highlights.get('mark-selected') ?? [])].map(String).join(''));
    expect(await shown()).toBe('');
    await form.evidenceFor('Policyholder').getByRole('button').first().click();
    await expect.poll(shown).toBe('Policyholder: Ingrid Solheim');
    // The document is not opened here a second time.
    await expect(app.window.getByRole('region', { name: 'Document pane: Choose a document' })).toBeVisible();
  });

  await test.step('the first window crashes; the second goes on, and what is marked there is sent', async () => {
    await app.crashWindow();
    await pane.select('Oak floor, 14 square metres');
    await second.getByRole('dialog', { name: /^Mark the selected words/ }).waitFor();
    await second.keyboard.press('h');
    await expect
      .poll(async () => (await api.ledger()).mutations.filter(({ type }) => type === 'annotation.put').length)
      .toBe(3);
  });

  await test.step('a new first window has everything, and writes the form', async () => {
    await app.reopenWindow();
    await desk.openCase(CASE);
    const again = new JudgmentForm(app.window);
    await expect(again.textbox('Policyholder')).toHaveValue('Ingrid Solheim');
    await expect(again.evidenceFor('Policyholder')).toHaveCount(1);
    await expect(app.window.getByRole('tab', { name: 'Annotations (3)' })).toBeVisible();
    await again.give({ question: 'Cause', choose: 'Fire' });
    await pane.select('Harbour Mutual, household claims');
    await pane.cite();
    await expect(again.evidenceFor('Cause')).toHaveCount(1);
  });

  await test.step('a lock darkens both; the end of the session ends the second window', async () => {
    const closed = second.waitForEvent('close');
    await desk.signOut('Ana Silva');
    await closed;
  });
});

test('a second window of the program shows a case that the first one writes, and writes it when the first has left it', async ({
  folder,
  startApi,
  startApp,
}) => {
  const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), [{ reference: CASE }]));
  const app = await startApp(api);
  const desk = new Workstation(app);
  await desk.signIn(ANA);
  await desk.readyOffline();
  await desk.openCase(CASE);
  const first = new JudgmentForm(app.window);
  await first.give({ question: 'Policyholder', type: 'Ingrid' });

  const second = await app.window.context().newPage();
  await second.goto(new URL('/', app.window.url()).href);
  await second.getByRole('row').filter({ hasText: CASE }).click();
  await expect(second.getByText('This case is open in another window')).toBeVisible();
  const reading = new JudgmentForm(second);
  await expect(reading.textbox('Policyholder')).toHaveValue('Ingrid');
  await first.textbox('Policyholder').pressSequentially(' Solheim');
  await expect(reading.textbox('Policyholder')).toHaveValue('Ingrid Solheim');
  // The last letters are typed just as the case is left: they are there when the other one goes on.
  await first.textbox('Policyholder').pressSequentially(' jr');
  await app.window.keyboard.press('Alt+ArrowLeft');
  await expect(second.getByText('This case is open in another window')).toBeHidden();
  await expect(reading.textbox('Policyholder')).toHaveValue('Ingrid Solheim jr');
  await reading.textbox('Policyholder').pressSequentially('.');
  await reading.saved();
});
