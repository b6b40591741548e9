import { ANALYST, LEAD } from '../hosts/people.ts';
import { findings, look } from '../pages/axe.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { SANDVIK } from './sandvik-answers.ts';

test('every screen of an analyst passes axe: light, dark, more contrast, forced colours', async ({
  demoBundle,
  startApi,
  startApp,
}) => {
  test.setTimeout(360_000);
  const app = await startApp(await startApi(demoBundle));
  const { window } = app;
  const { keyboard } = window;
  const desk = new Workstation(app);
  const pane = new DocumentPane(window);
  const form = new JudgmentForm(window);
  const bar = window.getByRole('dialog', { name: 'Mark the selected words' });
  await expect(window.getByRole('button', { name: 'Sign in with your browser' })).toBeVisible();
  await look(window, 'sign-in');

  await desk.signIn(ANALYST);
  await desk.readyOffline();
  await look(window, 'queue');

  await desk.openCase(SANDVIK);
  await expect(pane.region.locator('[data-page="1"][data-drawn="drawn"]')).toBeVisible();
  await form.give({ question: 'Occupation, as it is done', type: 'Crane operator' });
  await pane.select('14/03/1980');
  await pane.cite();
  await expect(form.evidenceFor('Occupation, as it is done')).toHaveCount(1);
  await pane.select('EUR 450,000');
  await expect(bar).toBeVisible();
  await look(window, 'the bar at a selection');
  await keyboard.press('h');
  await expect(bar).toBeHidden();
  await pane.showBeside(/lab/i);
  await look(window, 'case with two documents');

  await form.askToSubmit();
  await expect(window.getByRole('region', { name: /things are missing or wrong/ })).toBeVisible();
  await keyboard.press('Alt+G');
  await look(window, 'form with its problems, and the guidelines');
  await keyboard.press('Alt+A');
  await expect(window.getByRole('region', { name: 'Marks in this case' }).getByRole('listitem')).toHaveCount(2);
  await look(window, 'annotations');
  await keyboard.press('Alt+I');
  await look(window, 'facts of the case');

  await desk.goTo('Outbox');
  await window
    .getByRole('main')
    .getByRole('radio', { name: /^Everything/ })
    .click();
  await expect(window.getByRole('grid', { name: 'What you did, newest first' })).toBeVisible();
  await look(window, 'outbox');
  await keyboard.press('Control+k');
  await expect(window.getByRole('dialog')).toBeVisible();
  await look(window, 'command palette');
  await keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toBeHidden();
  await keyboard.press('?');
  await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await look(window, 'keyboard shortcuts');
});

test('every screen of a lead passes axe, and a theme that is chosen holds on any machine', async ({
  demoBundle,
  startApi,
  startApp,
}) => {
  const app = await startApp(await startApi(demoBundle));
  const { window } = app;
  const desk = new Workstation(app);
  await desk.signIn(LEAD);
  await desk.goTo('Review');
  await expect(window.getByRole('row').nth(1)).toBeVisible();
  await expect(window.getByRole('button', { name: 'Review next' })).toBeEnabled();
  await look(window, 'reviews that wait');
  await window.keyboard.press('n');
  const verdict = window.getByRole('radiogroup', { name: /^Verdict on/ }).first();
  await expect(verdict).toBeVisible();
  await look(window, 'review');
  await verdict
    .locator('label')
    .filter({ hasText: /^Incorrect/ })
    .click();
  await look(window, 'review of a mistake');

  await window.getByRole('button', { name: 'Theme' }).click();
  await window.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(window.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect.soft(await findings(window), 'dark on a machine that is light').toEqual([]);
});
