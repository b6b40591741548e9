import path from 'node:path';
import { findings } from '../pages/axe.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { KeyboardWork } from '../pages/keyboard-work.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { FRESH, RETURNED, writeAidedClaims } from './aided-claims.ts';
import { ANA } from './small-shift.ts';

const PIN = 'tarn7umber';
const SEARCHED = 'injured, hurt, ambulance';
const ASKED = 'Was the floor laid by the policyholder?';

test('presets, snippets, missing values, searches, undo, questions, reasons and signatures, by keyboard alone', async ({
  folder,
  startApi,
  startApp,
}) => {
  test.setTimeout(240_000);
  const api = await startApi(await writeAidedClaims(path.join(folder, 'shift')));
  const app = await startApp(api);
  const { window } = app;
  const { keyboard } = window;
  const desk = new Workstation(app);
  const form = new JudgmentForm(window);
  const keys = new KeyboardWork(app);
  const dialog = window.getByRole('dialog');
  const isChosen = (question: string, answer: string) =>
    form.choices(question).getByRole('radio', { name: answer, exact: true });

  await test.step('a PIN is set, and the claim opened', async () => {
    await keys.signIn(ANA);
    await desk.readyOffline();
    await keys.pressButton('Set a PIN');
    await keys.tabTo(dialog.getByLabel('New PIN', { exact: true }));
    await keyboard.type(PIN);
    await keys.tabTo(dialog.getByLabel('New PIN once more'));
    await keyboard.type(PIN);
    await keys.pressButton('Save the PIN');
    await expect(dialog).toBeHidden();
    await keys.openCase(FRESH);
    await keys.give({ question: 'Policyholder', type: 'Ingrid Solheim' });
  });
  await test.step('a preset fills two answers; undo takes both back as one, redo gives both again', async () => {
    await keyboard.press('Alt+Shift+y');
    await expect(dialog.getByRole('radio', { name: 'Burst pipe, covered' })).toBeVisible();
    expect(await findings(window), 'the presets').toEqual([]);
    await keys.pressButton('Fill 2 answers');
    await expect(isChosen('Cause', 'Water')).toBeChecked();
    await expect(isChosen('Cause', 'Water')).toBeFocused();
    await expect(isChosen('Covered', 'Yes')).toBeChecked();
    await keyboard.press('Control+z');
    await expect(isChosen('Cause', 'Water')).not.toBeChecked();
    await expect(isChosen('Covered', 'Yes')).not.toBeChecked();
    await keyboard.press('Control+Shift+z');
    await expect(isChosen('Cause', 'Water')).toBeChecked();
    await expect(isChosen('Covered', 'Yes')).toBeChecked();
  });
  await test.step('an answer that cannot be read is said to be, and asks for no evidence', async () => {
    await keys.goTo('Reading of the water meter');
    await keyboard.press('Alt+u');
    const why = form.panel.getByRole('combobox', { name: 'Why Reading of the water meter has no answer' });
    await expect(why).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(why).toHaveValue('illegible');
  });
  await test.step('where it was looked for and not found is the evidence of a no', async () => {
    await keys.give({ question: 'Somebody was hurt', choose: 'No' });
    await keyboard.press('Alt+Shift+e');
    const what = dialog.getByRole('textbox', { name: 'What you looked for' });
    await keys.tabTo(what);
    await keyboard.type(SEARCHED);
    expect(await findings(window), 'what was searched').toEqual([]);
    await keys.pressButton('Record as evidence');
    await keys.pressButton('Done');
    await expect(form.evidenceFor('Somebody was hurt')).toHaveCount(1);
  });
  await test.step('a snippet is found by a word, filled with what is known, and stops at what is not', async () => {
    await keys.goTo('Remarks');
    await keyboard.press('Alt+y');
    await expect(dialog.getByRole('searchbox', { name: 'Find a snippet' })).toBeFocused();
    expect(await findings(window), 'the snippets').toEqual([]);
    await keyboard.type('burst');
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    const remarks = form.textbox('Remarks');
    await expect(remarks).toHaveValue('Policy HM-1107: a pipe burst on [day].');
    await expect(remarks).toBeFocused();
    await expect.poll(() => window.evaluate(() => getSelection()?.toString())).toBe('[day]');
    await keyboard.type('3 November');
    await expect(remarks).toHaveValue('Policy HM-1107: a pipe burst on 3 November.');
  });
  await test.step('the client is asked about one answer, and the rest of the case stays open', async () => {
    await keys.goTo('Covered', 'Alt+ArrowUp');
    await keyboard.press('Alt+h');
    await expect(dialog.getByRole('textbox', { name: 'Your question' })).toBeFocused();
    await keyboard.type(ASKED);
    expect(await findings(window), 'the question to the client').toEqual([]);
    await keys.pressButton('Send to the client');
    await expect(dialog).toBeHidden();
    await expect(form.panel.getByText(ASKED)).toBeVisible();
    await expect(form.textbox('Remarks')).toBeEditable();
  });
  await test.step('it is signed with the PIN; a wrong one submits nothing', async () => {
    await form.saved();
    await keyboard.press('Control+Enter');
    await expect(dialog.getByLabel('Your PIN, as your signature')).toBeFocused();
    expect(await findings(window), 'the signature').toEqual([]);
    await keyboard.type('not-the-pin-9');
    await keys.pressButton('Sign and submit');
    await expect(dialog.getByText('This PIN is not the right one. Try again.')).toBeVisible();
    await expect(dialog.getByLabel('Your PIN, as your signature')).toBeFocused();
    expect(await api.submissionsOf(FRESH)).toEqual([]);
    await sign();
    await expect
      .poll(() => api.submissionsOf(FRESH))
      .toMatchObject([
        {
          effects: 1,
          judgment: {
            answers: {
              holder: 'Ingrid Solheim',
              cause: 'water',
              covered: true,
              injured: false,
              remarks: 'Policy HM-1107: a pipe burst on 3 November.',
            },
            evidence: { '/injured': [expect.any(String)] },
            rationale: {
              '/cause/x-aid': 'Preset: Burst pipe, covered',
              '/covered/x-aid': 'Preset: Burst pipe, covered',
              '/remarks/x-aid': 'Snippet: Burst pipe',
              '/meter/x-missing': 'illegible',
              '/x-signature': expect.stringMatching(/^Signed by Ana Silva, .* confirmed by PIN$/),
            },
          },
        },
      ]);
    const { mutations } = await api.ledger();
    expect(mutations.filter(({ type }) => type === 'query.open')).toMatchObject([{ effects: 1 }]);
  });
  await test.step('what was submitted and is changed without having been returned wants a reason', async () => {
    await keyboard.press('Escape');
    await keys.openCase(RETURNED);
    await keys.give({ question: 'Cause', choose: 'Water' });
    await keys.give({ question: 'Covered', choose: 'No' });
    await expect(
      form.panel
        .getByText(/^The signature no longer holds/)
        .or(window.getByText(/^The signature no/))
        .first(),
    ).toBeVisible();
    await keyboard.press('Control+Enter');
    await expect(window.getByRole('region', { name: /^One thing is missing/ })).toContainText('say why it is changed');
    await keys.tabTo(form.panel.getByRole('button', { name: /Why is it changed/ }));
    await keyboard.press('Enter');
    await keyboard.type('I mis');
    await keyboard.press('Enter');
    await keyboard.press('Control+Enter');
    await sign();
    await expect
      .poll(async () => (await api.submissionsOf(RETURNED)).map(({ judgment }) => judgment))
      .toMatchObject([
        { answers: { cause: 'theft', covered: true } },
        { answers: { cause: 'water', covered: false }, rationale: { '/covered/x-change': 'misread' } },
      ]);
  });
  expect(await keys.pressesOfAPointer(), 'presses of a pointer').toBe(0);

  async function sign(): Promise<void> {
    await keys.tabTo(dialog.getByLabel('Your PIN, as your signature'));
    await keyboard.type(PIN);
    await keys.pressButton('Sign and submit');
    await expect(dialog).toBeHidden();
    await desk.everythingIsAtTheClient();
  }
});
