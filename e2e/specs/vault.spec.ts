import path from 'node:path';
import { look } from '../pages/axe.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { LockScreen } from '../pages/lock-screen.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { ANA, writeSmallShift } from './small-shift.ts';

const CASE = 'HM-1';
const PIN = 'tarn7umber';
const ANA_SILVA = 'Ana Silva';
const HALF = 'Ingrid Solh';
/** What can be read of the case while it is open: its reference, its title, what was typed, its letter. */
const WORDS_OF_CASE = [CASE, 'Burst pipe, kitchen', HALF, 'Letter.pdf', 'Policyholder'];

test('I8 G24 a lock takes every word of the case off the window, and the PIN brings back the place and the half answer', async ({
  folder,
  startApi,
  startApp,
}) => {
  const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), [{ reference: CASE }]));
  const app = await startApp(api);
  const { window } = app;
  const desk = new Workstation(app);
  const lock = new LockScreen(window);
  const form = new JudgmentForm(window);
  const answer = form.textbox('Policyholder');

  await test.step('a PIN is set; its dialog passes axe', async () => {
    await desk.signIn(ANA);
    await desk.readyOffline();
    const dialog = await lock.askForPin(ANA_SILVA);
    await look(window, 'set a PIN', ['light', 'dark']);
    await lock.giveNewPin(dialog, PIN);
  });

  await test.step('locked in the middle of a word: nothing of the case is in the window', async () => {
    await desk.openCase(CASE);
    await answer.focus();
    await window.keyboard.type(HALF);
    // What is looked for below is there to be found.
    expect(await everythingIn(app.window)).toContain(CASE);
    await lock.lock();
    await expect(window.getByText('This window was locked by hand.')).toBeVisible();
    const page = await everythingIn(window);
    expect(WORDS_OF_CASE.filter(word => page.includes(word))).toEqual([]);
    await look(window, 'locked', ['light', 'dark']);
  });

  await test.step('a wrong PIN is said, and how many tries are left', async () => {
    await lock.tryPin('not-the-pin-9');
    await expect(window.getByText(/^That is not the PIN\. \d+ tries are left/).first()).toBeVisible();
    await expect(lock.title).toBeVisible();
    await look(window, 'locked, after a wrong PIN', ['light', 'dark']);
  });

  await test.step('the PIN brings back the same place and the same words', async () => {
    const asked = Date.now();
    await lock.unlock(PIN);
    test.info().annotations.push({ type: 'unlocked after', description: `${Date.now() - asked} ms` });
    await expect(window.getByRole('article', { name: CASE })).toBeVisible();
    await expect(answer).toHaveValue(HALF);
  });

  await test.step('a restart asks for the PIN, also without a server, and has the words again', async () => {
    await api.stop('SIGKILL');
    await app.restart();
    const again = new LockScreen(app.window);
    await expect(again.title).toBeVisible();
    await expect(app.window.getByText('Meridian has just started.')).toBeVisible();
    await again.unlock(PIN);
    await desk.openCase(CASE);
    await expect(new JudgmentForm(app.window).textbox('Policyholder')).toHaveValue(HALF);
  });
});

/** The whole document, with what fields hold and what the page keeps between loads. */
function everythingIn(window: Workstation['window']): Promise<string> {
  return window.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')].map(field => (field as HTMLInputElement).value);
    const kept = [localStorage, sessionStorage].map(storage => JSON.stringify(Object.entries(storage)));
    return [document.title, document.documentElement.outerHTML, location.href, ...fields, ...kept].join('\n');
  });
}
