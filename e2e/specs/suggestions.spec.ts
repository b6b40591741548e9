import { ANALYST } from '../hosts/people.ts';
import { findings } from '../pages/axe.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';

const NAIR = 'NL-2026-04433';

test('suggestions are looked at, accepted and rejected by key, and counted for nothing before', async ({
  demoBundle,
  startApi,
  startApp,
}) => {
  test.setTimeout(120_000);
  const app = await startApp(await startApi(demoBundle));
  const { window } = app;
  const { keyboard } = window;
  const desk = new Workstation(app);
  const form = new JudgmentForm(window);
  await desk.signIn(ANALYST);
  await desk.readyOffline();
  await desk.openCase(NAIR);
  await expect(window.locator('[data-page="1"][data-drawn="drawn"]').first()).toBeVisible();
  const offers = window.getByRole('group', { name: /^Suggested by Northwind Reader \(nr-2\.1\)/ });
  await expect(offers).toHaveCount(3);

  await keyboard.press('Alt+Shift+g');
  const offer = offers.first();
  await expect(offer.getByText('610,000 EUR')).toBeVisible();
  await expect(form.textbox('Sum assured (EUR)')).toHaveValue('');
  await keyboard.press('Alt+l');
  await keyboard.press('Alt+c');
  await expect(form.textbox('Sum assured (EUR)')).toHaveValue(/610/);
  await expect(offers).toHaveCount(2);
  await expect(window.getByText('Taken from a suggestion by Northwind Reader (nr-2.1).')).toBeVisible();
  await keyboard.press('Alt+Shift+g');
  await keyboard.press('Alt+Shift+g');
  await expect(form.textbox('Height (cm)')).toBeFocused();
  expect(await findings(window)).toEqual([]);
  await keyboard.press('Alt+x');
  await expect(offers).toHaveCount(1);
  await expect(form.textbox('Height (cm)')).toHaveValue('');
});
