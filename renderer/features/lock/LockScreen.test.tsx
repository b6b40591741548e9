import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { LockReason } from '../../../shared/rpc/contract.ts';
import { setLocale, text } from '../../i18n/text.ts';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { LockScreen, type LockScreenProps } from './LockScreen.tsx';
import type { UnlockFailure } from './unlock-failure.ts';

const EVERY_FAILURE: Readonly<Record<UnlockFailure, true>> = {
  'wrong-pin': true,
  'too-many': true,
  'lease-expired': true,
  'sign-in-needed': true,
  storage: true,
  disconnected: true,
  'timed-out': true,
  internal: true,
};
const failures = Object.keys(EVERY_FAILURE) as UnlockFailure[];

const START = Date.parse('2026-11-23T12:00:00Z');
let now: number;
let timers: (() => void)[];
let asked: string[];

/** Time goes on, and what was waiting for it is called. */
function advance(ms: number): void {
  now += ms;
  for (const timer of timers.splice(0)) timer();
}

function screen(overrides: Partial<LockScreenProps> = {}) {
  return (
    <LockScreen
      name="Ana Moreira"
      clientName="Northgate Life"
      reason="idle"
      hasPin
      retryAt={null}
      triesLeft={null}
      failure={null}
      step="idle"
      isAway={false}
      clock={{
        now: () => now,
        after: (_delayMs, callback) => {
          timers.push(callback);
          return () => void (timers = timers.filter(timer => timer !== callback));
        },
      }}
      onUnlock={pin => void asked.push(`unlock ${pin}`)}
      onSignIn={() => void asked.push('sign-in')}
      onCancel={() => void asked.push('cancel')}
      onSignOut={() => void asked.push('sign-out')}
      {...overrides}
    />
  );
}

const pinField = () => page.getByRole('textbox', { name: 'PIN' }).or(page.getByLabelText('PIN', { exact: true }));

beforeEach(() => {
  now = START;
  timers = [];
  asked = [];
  document.documentElement.dataset['theme'] = 'light';
});

afterEach(() => setLocale('en'));

test.each(LockReason.options)(
  'it says whose it is, that it was locked because of “%s”, and what to do',
  async reason => {
    await render(screen({ reason }));
    await expect.element(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
    await expect.element(page.getByText('Ana Moreira at Northgate Life')).toBeVisible();
    await expect.element(page.getByText(text(`lock.reason.${reason}.title`))).toBeVisible();
    await expect.element(page.getByText(text(`lock.reason.${reason}.body`))).toBeVisible();
    await expectAccessible();
  },
);

test('it passes the checks on a dark page', async () => {
  document.documentElement.dataset['theme'] = 'dark';
  await render(screen({ failure: { code: 'wrong-pin' }, triesLeft: 3 }));
  await expect.element(page.getByText(/3 tries are left/)).toBeVisible();
  await expectAccessible();
});

test('the PIN has the focus, is covered, and Enter sends it', async () => {
  await render(screen());
  await expect.element(pinField()).toHaveFocus();
  await userEvent.keyboard('482915');
  await expect.element(pinField()).toHaveAttribute('type', 'password');
  await userEvent.keyboard('{Enter}');
  expect(asked).toEqual(['unlock 482915']);
});

test('an empty PIN is not sent', async () => {
  await render(screen());
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect.element(pinField()).toHaveFocus();
  expect(asked).toEqual([]);
});

test('what is typed can be looked at', async () => {
  await render(screen());
  await pinField().fill('482915');
  await page.getByRole('button', { name: 'Show what I type' }).click();
  await expect.element(pinField()).toHaveAttribute('type', 'text');
  await expectAccessible();
});

test('caps lock is said while the PIN is typed', async () => {
  await render(screen());
  const field = pinField().element();
  const press = (modifierCapsLock: boolean) =>
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', bubbles: true, modifierCapsLock }));
  press(true);
  await expect.element(page.getByText('Caps lock is on.')).toBeVisible();
  press(false);
  await expect.element(page.getByText('Caps lock is on.')).not.toBeInTheDocument();
});

test.each(failures)('after “%s” it says what is wrong and what to do, and the ways in are there', async code => {
  await render(screen({ failure: { code } }));
  const said = code === 'wrong-pin' ? text('lock.wrong') : text(`lock.failure.${code}.body`);
  await expect.element(page.getByRole('main').getByText(said)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Sign in again' })).toBeEnabled();
  await expectAccessible();
});

test('a wrong PIN empties the field, and is said to screen readers each time', async () => {
  const drawn = await render(screen());
  await pinField().fill('111222');
  await drawn.rerender(screen({ failure: { code: 'wrong-pin' }, triesLeft: 1 }));
  await expect.element(pinField()).toHaveValue('');
  await expect.element(pinField()).toHaveFocus();
  await expect.element(page.getByText(/After one more wrong try only signing in again opens/)).toBeVisible();
  await expect.element(page.getByRole('alert').getByText(/That is not the PIN/)).toBeInTheDocument();
});

test('a wait is counted down to the second, and nothing is sent before it is over', async () => {
  const retryAt = '2026-11-23T12:01:05Z';
  const drawn = await render(screen({ retryAt, failure: { code: 'too-many' } }));
  const timer = page.getByRole('timer');
  await expect.element(page.getByText(/again in 1:05,/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Unlock' })).toBeDisabled();
  await expectAccessible();
  advance(6_000);
  await expect.element(page.getByText(/again in 0:59,/)).toBeVisible();
  await pinField().fill('482915');
  await userEvent.keyboard('{Enter}');
  expect(asked).toEqual([]);
  advance(59_000);
  await expect.element(timer).not.toBeInTheDocument();
  await expect.element(page.getByRole('alert').getByText('You can try the PIN again.')).toBeInTheDocument();
  await pinField().click();
  await userEvent.keyboard('{Enter}');
  expect(asked).toEqual(['unlock 482915']);
  await drawn.unmount();
  expect(timers).toEqual([]);
});

test('a clock that is a day wrong does not keep a person out', async () => {
  await render(screen({ retryAt: '2026-11-24T12:00:00Z' }));
  await pinField().fill('482915');
  await userEvent.keyboard('{Enter}');
  expect(asked).toEqual(['unlock 482915']);
});

test('without a PIN there is one button, and it is said that anybody can press it', async () => {
  await render(screen({ hasPin: false }));
  await expect.element(page.getByText(/whoever sits here can unlock/)).toBeVisible();
  expect(pinField().elements()).toEqual([]);
  await expect.element(page.getByRole('button', { name: 'Unlock' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(asked).toEqual(['unlock null']);
  await expectAccessible();
});

test('while the main process is away it says so and waits', async () => {
  await render(screen({ isAway: true }));
  await expect.element(page.getByText('Meridian’s background part is restarting')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Unlock' })).toBeDisabled();
  await pinField().fill('482915');
  await userEvent.keyboard('{Enter}');
  expect(asked).toEqual([]);
  await expectAccessible();
});

test('while the PIN is checked it cannot be sent twice', async () => {
  await render(screen({ step: 'unlocking' }));
  await expect.element(page.getByRole('progressbar', { name: 'Checking the PIN' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(asked).toEqual([]);
  await expectAccessible();
});

test('signing in again waits for the browser and can be cancelled', async () => {
  const drawn = await render(screen());
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await drawn.rerender(screen({ step: 'waiting' }));
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(asked).toEqual(['sign-in', 'cancel']);
  await expectAccessible();
});

test('signing out asks first and says what becomes of what is unsent', async () => {
  await render(screen());
  await page.getByRole('button', { name: 'Sign out' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect.element(dialog.getByText(/has not reached the client yet stays on this machine, sealed/)).toBeVisible();
  await expectAccessible();
  expect(asked).toEqual([]);
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  expect(asked).toEqual(['sign-out']);
});

test('every control can be reached and seen by keyboard', async () => {
  await render(screen());
  await expect.element(pinField()).toHaveFocus();
  const reached: string[] = [];
  for (let i = 0; i < 4; i++) {
    await userEvent.keyboard('{Tab}');
    const element = document.activeElement as HTMLElement;
    reached.push(element.getAttribute('aria-label') ?? element.textContent);
    expect(getComputedStyle(element).outlineStyle).not.toBe('none');
  }
  expect(reached).toEqual(['Show what I type', 'Unlock', 'Sign in again', 'Sign out']);
});

test('every word goes through the catalogue', async () => {
  setLocale('en-XA');
  await render(screen({ retryAt: '2026-11-23T12:01:05Z', failure: { code: 'wrong-pin' }, triesLeft: 3, isAway: true }));
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const said: string[] = [];
  while (words.nextNode()) said.push(words.currentNode.textContent?.trim() ?? '');
  expect(said.filter(one => one !== '').length).toBeGreaterThan(10);
  expect(said.filter(one => one !== '' && !one.startsWith('['))).toEqual([]);
});
