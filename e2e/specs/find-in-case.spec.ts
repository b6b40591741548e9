import { ANALYST } from '../hosts/people.ts';
import { look } from '../pages/axe.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { SANDVIK } from './sandvik-answers.ts';

test('words are found in all documents of a case, and a place that is chosen is shown', async ({
  demoBundle,
  startApi,
  startApp,
}) => {
  test.setTimeout(180_000);
  const app = await startApp(await startApi(demoBundle));
  const { window } = app;
  const desk = new Workstation(app);
  const pane = new DocumentPane(window);
  await desk.signIn(ANALYST);
  await desk.readyOffline();
  await desk.openCase(SANDVIK);
  await expect(pane.region.locator('[data-page="1"][data-drawn="drawn"]')).toBeVisible();

  await window.keyboard.press('Control+Shift+F');
  const panel = window.getByRole('region', { name: 'Find in the documents' });
  await expect(panel.getByRole('searchbox')).toBeFocused();
  await window.keyboard.type('crane');
  await expect(panel.getByRole('status')).toHaveText(/\d+ places? in \d+ documents?/);
  const places = panel.getByRole('listitem').getByRole('button');
  await expect(places.first()).toContainText(/crane/i);
  await look(window, 'find in the case');

  await places.first().click();
  await expect(pane.region.getByText(/crane/i).first()).toBeVisible();
  await window.keyboard.press('Control+Shift+F');
  await expect(panel.getByRole('searchbox')).toBeFocused();
  await panel.getByRole('searchbox').fill('"crane operator"');
  await expect(panel.getByRole('status')).toHaveText(/\d+ places? in \d+ documents?/);
  await panel.getByRole('searchbox').fill('zzzunheard');
  await expect(panel.getByText('Nothing found', { exact: true })).toBeVisible();
  await panel.getByRole('radio', { name: 'All cases here' }).click();
  await panel.getByRole('searchbox').fill('and');
  await expect(panel.getByText(/^Case /).first()).toBeVisible({ timeout: 60_000 });
  await look(window, 'find in all cases');
});
