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
  test.setTimeout(240_000);
  const app = await startApp(await startApi(demoBundle));
  const { window } = app;
  const desk = new Workstation(app);
  const pane = new DocumentPane(window);
  await desk.signIn(ANALYST);
  await desk.readyOffline();
  await desk.openCase(SANDVIK);
  await expect(pane.region.locator('[data-page="1"][data-drawn="drawn"]')).toBeVisible();

  await test.step('the standing terms of the process are counted in the document, and gone through by keys', async () => {
    const tobacco = pane.region.getByRole('button', { name: /^Tobacco [1-9]\d* places?$/ });
    await expect(tobacco).toBeVisible();
    await pane.region.getByRole('document').focus();
    await window.keyboard.press('.');
    await expect(pane.region.getByText(/^1 of \d+$/)).toBeVisible();
    await look(window, 'terms in a document');
  });

  await window.keyboard.press('Control+Shift+F');
  const panel = window.getByRole('region', { name: 'Find in the documents' });
  const field = panel.getByRole('searchbox');
  const places = panel.getByRole('listitem').getByRole('button');
  await expect(field).toBeFocused();
  await window.keyboard.type('tobacco');
  await expect(panel.getByRole('status')).toHaveText(/\d+ places? in \d+ documents?/, { timeout: 60_000 });
  await expect(places.first()).toContainText(/tobacco/i);
  await look(window, 'find in the case');

  await test.step('by keys alone: down into the list, Enter, and on to the next place without leaving the document', async () => {
    await field.focus();
    await window.keyboard.press('ArrowDown');
    await expect(places.first()).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(pane.region.getByText(/tobacco/i).first()).toBeVisible();
    await expect(places.first()).toHaveAttribute('aria-current', 'true');
    await window.keyboard.press('F3');
    await expect(places.nth(1)).toHaveAttribute('aria-current', 'true');
    await window.keyboard.press('Shift+F3');
    await expect(places.first()).toHaveAttribute('aria-current', 'true');
  });

  await window.keyboard.press('Control+Shift+F');
  await expect(field).toBeFocused();
  await field.fill('"crane operator"');
  await expect(panel.getByRole('status')).toHaveText(/\d+ places? in \d+ documents?/);

  await test.step('a cell of a table', async () => {
    await field.fill('"gamma gt"');
    await places.filter({ hasText: 'Gamma GT' }).first().click();
    const cell = pane.region.getByRole('gridcell').filter({ hasText: 'Gamma GT' });
    await expect(cell).toBeVisible();
    await expect(cell).toHaveAttribute('data-selected', 'true');
  });

  await field.fill('zzzunheard');
  await expect(panel.getByText('Nothing found', { exact: true })).toBeVisible({ timeout: 60_000 });

  await test.step('a place of another case opens that case there, with the same words to go on with', async () => {
    await panel.getByRole('radio', { name: 'All cases here' }).click();
    await field.fill('tobacco');
    const other = panel
      .getByRole('region', { name: /^Case / })
      .filter({ hasNotText: 'Open now' })
      .first();
    // In the background while nobody works, which may have to wait for its turn.
    await expect(other).toBeVisible({ timeout: 120_000 });
    await look(window, 'find in all cases');
    const reference = ((await other.getAttribute('aria-label')) ?? '').replace('Case ', '');
    const document = (await other.getByRole('heading', { level: 4 }).first().textContent()) ?? '';
    await other.getByRole('listitem').getByRole('button').first().click();
    await expect(window.getByRole('article', { name: reference })).toBeVisible();
    await expect(pane.region.getByRole('button', { name: /^Document: / })).toContainText(document.slice(0, 20));
    await expect(panel.getByRole('searchbox')).toHaveValue('tobacco');
    await expect(pane.region.getByText(/tobacco/i).first()).toBeVisible();
  });
});
