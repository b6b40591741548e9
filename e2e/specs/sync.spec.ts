import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Desk } from '../api-server/testing/desk.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { ANA, LETTER, NOTE, writeSmallShift } from './small-shift.ts';

const CASE = 'HM-1';
const LEDGER = { name: 'Ledger.txt', file: 'ledger.txt', mediaType: 'text/plain' };
const LAST_LINE = 'The last line of the ledger.';

test('a document of several megabytes goes on where the line broke', async ({ folder, startApi, startApp }) => {
  const documents = [LEDGER, NOTE];
  const bundle = await writeSmallShift(path.join(folder, 'shift'), [{ reference: CASE, documents }]);
  const line = 'Paid for the floor, the cabinet and the drying of the wall.';
  await writeFile(path.join(bundle, 'files', LEDGER.file), `${`${line}\n`.repeat(60_000)}${LAST_LINE}\n`);
  const api = await startApi(bundle);
  const app = await startApp(api);
  const desk = new Workstation(app);
  const pane = new DocumentPane(app.window);
  const ledger = app.window.getByRole('menuitem', { name: LEDGER.name });

  await test.step('half of a part arrives, then the server hangs and is killed', async () => {
    await api.fault({ at: 'documents', kind: 'cut-midway', of: LEDGER.file });
    await api.fault({ at: 'documents', kind: 'hold-before', of: LEDGER.file });
    await desk.signIn(ANA);
    await expect(desk.row(CASE)).toContainText('1/2');
    await desk.openCase(CASE);
    await pane.show(NOTE.name);
    await expect(pane.region.getByText('On 3 November a pipe burst')).toBeVisible();
    await pane.region.getByRole('button', { name: /^Document: / }).click();
    await expect(ledger).toContainText(/[1-9]\d*% downloaded/);
    await app.window.keyboard.press('Escape');
    await api.stop('SIGKILL');
  });
  await test.step('the server comes back and the rest arrives', async () => {
    await api.resume();
    await app.window.getByRole('button', { name: 'Send and fetch now' }).first().click();
    await desk.readyOffline();
    await pane.show(LEDGER.name);
    await app.window.keyboard.press('Control+f');
    await pane.region.getByRole('textbox', { name: 'Find in this document' }).fill(LAST_LINE);
    await expect(pane.region.getByText('1 of 1', { exact: true })).toBeVisible();
  });
});

test('a document that is not what the client announced is said and never shown, and the case goes on', async ({
  folder,
  startApi,
  startApp,
}) => {
  const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), [{ reference: CASE }]));
  await api.fault({ at: 'documents', kind: 'damage', of: NOTE.file, times: 50 });
  const app = await startApp(api);
  const desk = new Workstation(app);
  const bar = () => app.window.getByRole('contentinfo');

  await test.step('it is said in the queue and in the status bar', async () => {
    await desk.signIn(ANA);
    await expect(bar().getByText('1 document damaged')).toBeVisible();
    await expect(desk.row(CASE)).toContainText('1 damaged');
  });
  await test.step('it is not shown, the letter beside it is', async () => {
    await desk.openCase(CASE);
    const pane = new DocumentPane(app.window);
    await expect(pane.region.getByRole('button', { name: /^Document: Letter\.pdf, Complete/ })).toBeVisible();
    await pane.show(NOTE.name);
    await expect(pane.region.getByRole('button', { name: /^Document: Note\.txt, Download failed/ })).toBeVisible();
    await expect(pane.region.getByText('a pipe burst')).toBeHidden();
    await pane.show(LETTER.name);
    await expect(pane.region.getByText('a pipe burst')).toBeVisible();
  });
  await test.step('once the client sends what it announced, the next start has it', async () => {
    await api.fault({ release: true });
    await app.restart();
    await desk.readyOffline();
    await desk.openCase(CASE);
    await new DocumentPane(app.window).show(NOTE.name);
    await expect(new DocumentPane(app.window).region.getByText('a pipe burst')).toBeVisible();
  });
});

test('a mark that was changed on another machine meanwhile is a conflict: kept, shown, and decided by the person', async ({
  folder,
  startApi,
  startApp,
}) => {
  const documents = [NOTE];
  const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), [{ reference: CASE, documents }]));
  const app = await startApp(api);
  const desk = new Workstation(app);
  const marks = app.window.getByRole('region', { name: 'Marks in this case' });
  const writeNote = async (words: string) => {
    await marks.getByRole('button', { name: /^(Add a|Edit the) note$/ }).click();
    await marks.getByRole('textbox', { name: 'Note' }).fill(words);
    await marks.getByRole('button', { name: 'Save the note' }).click();
  };

  await test.step('a mark is made and reaches the client', async () => {
    await desk.signIn(ANA);
    await desk.readyOffline();
    await desk.openCase(CASE);
    await new DocumentPane(app.window).select('Base cabinet: EUR 340');
    await app.window.getByRole('dialog', { name: 'Mark the selected words' }).waitFor();
    await app.window.keyboard.press('h');
    await app.window.keyboard.press('Alt+A');
    await expect(marks.getByRole('listitem')).toHaveCount(1);
    await desk.everythingIsAtTheClient();
  });
  await test.step('while a note is on its way, the same person writes another one elsewhere', async () => {
    await api.fault({ at: 'mutations', kind: 'hold-before' });
    await writeNote('Written here');
    await expect(app.window.getByRole('contentinfo').getByText('Sending', { exact: true })).toBeVisible();
    const other = await Desk.open(api.url, ANA.userName, 'the-other-machine');
    const { changes } = await other.pull();
    const mark = changes.findLast(({ kind }) => kind === 'annotation');
    if (mark?.op !== 'put') throw new Error('The other machine does not see the mark');
    const body = [{ type: 'TextualBody', purpose: 'commenting', value: 'Written elsewhere', format: 'text/plain' }];
    const target = { kind: 'annotation', id: mark.id };
    const put = other.mutation('annotation.put', target, { ...(mark.value as object), body }, mark.version);
    expect(await other.send(put)).toMatchObject([{ status: 'applied' }]);
    await api.fault({ release: true });
  });
  await test.step('it is shown as a conflict, with both kept', async () => {
    await app.window.getByRole('contentinfo').getByRole('button', { name: '1 needs your decision' }).click();
    const entry = app.window.getByRole('listitem').filter({ hasText: 'Conflict' });
    await expect(entry).toContainText('Somebody changed this while you were working on it.');
    await entry.getByRole('button', { name: 'Send mine again' }).click();
    await desk.everythingIsAtTheClient();
  });
  await test.step('the one that was chosen counts everywhere', async () => {
    const other = await Desk.open(api.url, ANA.userName, 'the-other-machine');
    const { changes } = await other.pull();
    const mark = changes.findLast(({ kind }) => kind === 'annotation');
    expect(JSON.stringify(mark)).toContain('Written here');
    await desk.goTo('Queue');
    await desk.openCase(CASE);
    await app.window.keyboard.press('Alt+A');
    await expect(marks.getByText('Written here')).toBeVisible();
  });
});

test('what the client refuses stays in the outbox with the reason, and can be set aside', async ({
  folder,
  startApi,
  startApp,
}) => {
  const documents = [NOTE];
  const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), [{ reference: CASE, documents }]));
  const app = await startApp(api);
  const desk = new Workstation(app);
  const form = new JudgmentForm(app.window);

  await test.step('a claim is submitted that the same person has just submitted on another machine', async () => {
    await desk.signIn(ANA);
    await desk.readyOffline();
    await desk.openCase(CASE);
    await form.give({ question: 'Policyholder', type: 'Ingrid Solheim' });
    await new DocumentPane(app.window).select('Policyholder: Ingrid Solheim');
    await new DocumentPane(app.window).cite();
    await form.give({ question: 'Cause', choose: 'Fire' });
    await form.panel.getByRole('button', { name: 'Add to “Things lost”' }).click();
    await form.give({ question: 'What', type: 'Oak floor' });
    await form.give({ question: 'Amount', type: '1260' });
    await desk.everythingIsAtTheClient();
    await api.fault({ at: 'mutations', kind: 'hold-before' });
    await form.submit();
    await expect(app.window.getByRole('contentinfo').getByText('Sending', { exact: true })).toBeVisible();
    const other = await Desk.open(api.url, ANA.userName, 'the-other-machine');
    expect(await other.send(other.submit('hm-1'))).toMatchObject([{ status: 'applied' }]);
    await api.fault({ release: true });
  });
  await test.step('the outbox says what, that it was refused, and why', async () => {
    await app.window.getByRole('contentinfo').getByRole('button', { name: '1 needs your decision' }).click();
    const entry = app.window.getByRole('listitem').filter({ hasText: 'Refused' });
    await expect(entry).toContainText('Judgment submitted');
    await expect(entry).toContainText('The client’s server will not take it as it is. It is kept here.');
    await expect(entry).toContainText('it can no longer be worked on');
    await entry.getByRole('button', { name: 'Set aside' }).click();
    await desk.everythingIsAtTheClient();
  });
  expect(await api.submissionsOf(CASE)).toMatchObject([{ effects: 1, judgment: { answers: { smoker: false } } }]);
});
