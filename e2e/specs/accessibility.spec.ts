import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ANALYST, LEAD } from '../hosts/people.ts';
import type { RunningApp } from '../hosts/running-app.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { SANDVIK } from './sandvik-answers.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Everything that axe finds on the screen as it is, in words that lead to the place. */
async function findings(window: Page): Promise<string[]> {
  // What fades in has its colours when it has come to rest.
  await window.evaluate(() =>
    Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => undefined))),
  );
  const { violations } = await new AxeBuilder({ page: window }).withTags(RULES).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`),
  );
}

/** Goes through the screens of a shift and has each looked at. */
async function lookAtEverything(app: RunningApp, look: (screen: string) => Promise<void>): Promise<void> {
  const { window } = app;
  const desk = new Workstation(app);
  const pane = new DocumentPane(window);
  const form = new JudgmentForm(window);
  await expect(window.getByRole('button', { name: 'Sign in with your browser' })).toBeVisible();
  await look('sign-in');

  await desk.signIn(ANALYST);
  await desk.readyOffline();
  await look('queue');

  await desk.openCase(SANDVIK);
  await expect(pane.region.locator('[data-page="1"][data-drawn="drawn"]')).toBeVisible();
  await form.give({ question: 'Occupation, as it is done', type: 'Crane operator' });
  await pane.select('14/03/1980');
  await pane.cite();
  await pane.select('EUR 450,000');
  await look('the bar at a selection');
  await window.keyboard.press('h');
  await pane.showBeside(/lab/i);
  await look('case with two documents');

  await form.askToSubmit();
  await expect(window.getByText(/things are missing or wrong/)).toBeVisible();
  await look('form with its problems');
  await window.keyboard.press('Alt+G');
  await look('guidelines');
  await window.keyboard.press('Alt+A');
  await expect(window.getByRole('region', { name: 'Marks in this case' }).getByRole('listitem')).toHaveCount(2);
  await look('annotations');
  await window.keyboard.press('Alt+I');
  await look('facts of the case');

  await desk.goTo('Outbox');
  await window.getByText('Everything', { exact: true }).click();
  await expect(window.getByRole('list', { name: 'What you did, newest first' })).toBeVisible();
  await look('outbox');
  await window.keyboard.press('Control+k');
  await expect(window.getByRole('dialog')).toBeVisible();
  await look('command palette');
  await window.keyboard.press('Escape');
  await window.keyboard.press('?');
  await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await look('keyboard shortcuts');
  await window.keyboard.press('Escape');

  await desk.signOut('Leila Haddad');
  await desk.signIn(LEAD);
  await desk.goTo('Review');
  await expect(window.getByRole('row').nth(1)).toBeVisible();
  await look('reviews that wait');
  await window.keyboard.press('n');
  await expect(window.getByRole('form', { name: 'Review' })).toBeVisible();
  await look('review');
  await window
    .getByRole('radiogroup', { name: /^Verdict on/ })
    .first()
    .getByText('Incorrect')
    .click();
  await look('review of a mistake');
}

for (const scheme of ['light', 'dark'] as const) {
  test(`every screen passes axe in the ${scheme} theme`, async ({ demoBundle, startApi, startApp }) => {
    const app = await startApp(await startApi(demoBundle), { colorScheme: scheme });
    await expect(app.window.locator('html')).toHaveAttribute('data-theme', scheme);
    await lookAtEverything(app, async screen => expect.soft(await findings(app.window), screen).toEqual([]));
  });
}

test('every screen passes axe in forced colours and with more contrast', async ({ demoBundle, startApi, startApp }) => {
  const app = await startApp(await startApi(demoBundle));
  const { window } = app;
  await lookAtEverything(app, async screen => {
    await window.emulateMedia({ forcedColors: 'active' });
    expect.soft(await findings(window), `${screen}, forced colours`).toEqual([]);
    await window.emulateMedia({ forcedColors: 'none', contrast: 'more' });
    expect.soft(await findings(window), `${screen}, more contrast`).toEqual([]);
    await window.emulateMedia({ contrast: 'no-preference' });
  });
});
