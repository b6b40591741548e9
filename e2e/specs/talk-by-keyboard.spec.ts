import { ANALYST } from '../hosts/people.ts';
import { findings } from '../pages/axe.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';

const NAIR = 'NL-2026-04433';

test('by key alone a mark is replied to, settled, linked to another and followed, and a suggested mark is accepted; undo takes it back', async ({
  demoBundle,
  startApi,
  startApp,
}) => {
  test.setTimeout(120_000);
  const app = await startApp(await startApi(demoBundle));
  const { window } = app;
  const { keyboard } = window;
  const desk = new Workstation(app);
  await desk.signIn(ANALYST);
  await desk.readyOffline();
  await desk.openCase(NAIR);
  await expect(window.locator('[data-page="1"][data-drawn="drawn"]').first()).toBeVisible();

  await keyboard.press('Alt+a');
  const list = window.getByRole('region', { name: 'Marks in this case' });
  const row = (words: string) => list.locator('[data-mark-id]').filter({ hasText: words }).first();
  const occupation = row('Software engineer');
  const mother = row('Mother, type 2 diabetes');
  await expect(list.locator('[data-mark-id]')).toHaveCount(4);

  await occupation.getByRole('button').first().focus();
  await keyboard.press('r');
  await keyboard.type('The payslips say the same.');
  await keyboard.press('Control+Enter');
  await expect(occupation.getByText('The payslips say the same.')).toBeVisible();
  expect(await findings(window)).toEqual([]);
  await occupation.getByRole('button').first().focus();
  await keyboard.press('x');
  await expect(occupation.getByText('Settled', { exact: true })).toBeVisible();

  await occupation.getByRole('button').first().focus();
  await keyboard.press('l');
  await expect(list.getByText('Now choose the other mark in the list.')).toBeVisible();
  await mother.getByRole('button').first().focus();
  await keyboard.press('Enter');
  const link = mother.getByRole('list', { name: 'Links to other marks' });
  await expect(link).toContainText('Software engineer');
  await link.getByRole('button').first().focus();
  await keyboard.press('Enter');
  await expect(window.locator('[data-page]').first()).toBeVisible();

  await expect(mother.getByText(/nobody has decided about it/)).toBeVisible();
  await mother.getByRole('button').first().focus();
  await keyboard.press('y');
  await expect(mother.getByText(/Suggested by a machine, accepted by Leila Haddad\./)).toBeVisible();
  expect(await findings(window)).toEqual([]);

  await keyboard.press('Control+z');
  await expect(mother.getByText(/nobody has decided about it/)).toBeVisible();
  await keyboard.press('Control+z');
  await expect(link).toHaveCount(0);
});
