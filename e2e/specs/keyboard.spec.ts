import path from 'node:path';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { ANA, writeSmallShift } from './small-shift.ts';

const CASE = 'HM-1';

test('a case is done from the queue to the submission without a pointer', async ({ folder, startApi, startApp }) => {
  const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), [{ reference: CASE }]));
  const app = await startApp(api);
  const desk = new Workstation(app);
  const { window } = app;
  const { keyboard } = window;
  const form = new JudgmentForm(window);

  await test.step('the most urgent case is served', async () => {
    await desk.signIn(ANA);
    await desk.readyOffline();
    await keyboard.press('n');
    await expect(window.getByRole('article', { name: CASE })).toBeVisible();
    await expect(window.locator('[data-page="1"][data-drawn="drawn"]')).toBeVisible();
    await expect(form.textbox('Policyholder')).toBeVisible();
  });
  await test.step('the first question is answered and the place in the letter cited', async () => {
    await keyboard.press('Alt+ArrowDown');
    await expect(form.textbox('Policyholder')).toBeFocused();
    await keyboard.type('Ingrid Solheim');
    await markAnArea();
    await keyboard.press('Alt+e');
    await expect(form.evidenceFor('Policyholder')).toHaveCount(1);
  });
  await test.step('words of the letter are found, selected and cited as well', async () => {
    await keyboard.press('Control+f');
    await expect(window.getByRole('textbox', { name: 'Find in this document' })).toBeFocused();
    await keyboard.type('ingrid');
    await expect(window.getByText('1 of 1', { exact: true })).toBeVisible();
    await keyboard.press('Alt+Enter');
    await expect(window.getByTestId('pdf-view')).toBeFocused();
    await keyboard.press('Control+Shift+ArrowRight');
    await expect(window.getByRole('dialog', { name: 'Mark the selected words' })).toBeVisible();
    await keyboard.press('Alt+e');
    await expect(form.evidenceFor('Policyholder')).toHaveCount(2);
    await expect(form.textbox('Policyholder')).toBeFocused();
  });
  await test.step('a choice by its number shows the part that belongs to it', async () => {
    await keyboard.press('Alt+ArrowDown');
    await keyboard.press('2');
    await expect(form.choices('Cause').getByRole('radio', { name: 'Water' })).toBeChecked();
    await keyboard.press('Alt+ArrowDown');
    await expect(form.choices('Where the water came from').getByRole('radio').first()).toBeFocused();
    await keyboard.press('1');
  });
  await test.step('the list gets two entries, the second is moved up', async () => {
    await keyboard.press('Alt+ArrowDown');
    await expect(form.panel.getByRole('button', { name: 'Add to “Things lost”' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(form.textbox('What').first()).toBeFocused();
    await keyboard.type('Base cabinet');
    await keyboard.press('Tab');
    await keyboard.type('340');
    await tabTo('Add to “Things lost”');
    await keyboard.press('Enter');
    await expect(form.textbox('What').nth(1)).toBeFocused();
    await keyboard.type('Oak floor');
    await keyboard.press('Tab');
    await keyboard.type('1260');
    await keyboard.press('Alt+Shift+ArrowUp');
    await expect(form.textbox('What').first()).toHaveValue('Oak floor');
  });
  await test.step('it is submitted and reaches the client', async () => {
    await keyboard.press('Control+Enter');
    await expect(window.getByRole('dialog', { name: 'Submit this judgment?' })).toBeVisible();
    await expect(window.getByRole('dialog').getByRole('button', { name: 'Submit' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(window.getByRole('dialog')).toBeHidden();
    await desk.everythingIsAtTheClient();
    // The bar may still say so from before: the server has the last word.
    await expect
      .poll(() => api.submissionsOf(CASE))
      .toMatchObject([
        {
          effects: 1,
          judgment: {
            answers: {
              holder: 'Ingrid Solheim',
              cause: 'water',
              water: { source: 'pipe' },
              items: [
                { what: 'Oak floor', amount: 1260 },
                { what: 'Base cabinet', amount: 340 },
              ],
            },
          },
        },
      ]);
  });

  /** From the form to the letter, a box over a part of it, and the offer to cite it. */
  async function markAnArea(): Promise<void> {
    await keyboard.press('F6');
    await keyboard.press('a');
    await keyboard.press('ArrowDown');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('Enter');
    await expect(window.getByRole('dialog', { name: 'Mark the area' })).toBeVisible();
  }

  async function tabTo(name: string): Promise<void> {
    const wanted = window.getByRole('button', { name });
    for (let i = 0; i < 12; i++) {
      if (await wanted.evaluate(element => element === document.activeElement)) return;
      await keyboard.press('Tab');
    }
    await expect(wanted).toBeFocused();
  }
});
