import { ANALYST } from '../hosts/people.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { SANDVIK } from './sandvik-answers.ts';

test('a mark is taken back by a key, and done again by another', async ({ demoBundle, startApi, startApp }) => {
  test.setTimeout(120_000);
  const app = await startApp(await startApi(demoBundle));
  const { window } = app;
  const desk = new Workstation(app);
  const pane = new DocumentPane(window);
  await desk.signIn(ANALYST);
  await desk.readyOffline();
  await desk.openCase(SANDVIK);
  await expect(pane.region.locator('[data-page="1"][data-drawn="drawn"]')).toBeVisible();
  await pane.select('14/03/1980');
  const bar = window.getByRole('dialog', { name: 'Mark the selected words' });
  await expect(bar).toBeVisible();
  await window.keyboard.press('h');
  await expect(bar).toBeHidden();
  const list = window.getByRole('tab', { name: /^Annotations/ });
  await expect(list).toHaveText('Annotations (1)');
  await window.keyboard.press('Control+z');
  await expect(list).toHaveText('Annotations (0)');
  await window.keyboard.press('Control+Shift+z');
  await expect(list).toHaveText('Annotations (1)');
});
