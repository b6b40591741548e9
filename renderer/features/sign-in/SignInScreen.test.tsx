import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { text } from '../../i18n/text.ts';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import type { SignInFailure } from './sign-in-failure.ts';
import { SignInScreen, type SignInScreenProps } from './SignInScreen.tsx';

const EVERY_FAILURE: Readonly<Record<SignInFailure, true>> = {
  offline: true,
  cancelled: true,
  refused: true,
  'not-a-client': true,
  busy: true,
  disconnected: true,
  'timed-out': true,
  internal: true,
  store: true,
  'store-goes-at-start': true,
  'store-no-room': true,
};
const failures = Object.keys(EVERY_FAILURE) as SignInFailure[];

function screen(overrides: Partial<SignInScreenProps> = {}) {
  return (
    <SignInScreen
      apiUrl="https://api.example.com"
      clientName="Northgate Life"
      step="idle"
      failure={null}
      wiped={null}
      onSignIn={() => {}}
      onCancel={() => {}}
      {...overrides}
    />
  );
}

test('it says which client, at which address, and has one button', async () => {
  let pressed = 0;
  await render(screen({ onSignIn: () => pressed++ }));
  await expect.element(page.getByRole('heading', { name: 'Sign in to Northgate Life' })).toBeVisible();
  await expect.element(page.getByText('https://api.example.com')).toBeVisible();
  await page.getByRole('button').click();
  expect(pressed).toBe(1);
  await expectAccessible();
});

test('while the person is in the browser it waits and can be cancelled', async () => {
  let cancelled = 0;
  await render(screen({ step: 'waiting', onCancel: () => cancelled++ }));
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(cancelled).toBe(1);
  await expectAccessible();
});

test.each(failures)('after “%s” it says what happened, what to do, and offers to go on', async failure => {
  await render(screen({ failure }));
  await expect.element(page.getByText(text(`session.failure.${failure}.title`))).toBeVisible();
  await expect.element(page.getByText(text(`session.failure.${failure}.body`))).toBeVisible();
  await expect.element(page.getByRole('button').first()).toBeEnabled();
  await expectAccessible();
});

test('without a client it says who sets one up and how to try it out', async () => {
  await render(screen({ apiUrl: null, clientName: null }));
  await expect.element(page.getByText(text('session.noClient.title'))).toBeVisible();
  await expect.element(page.getByText(text('session.noClient.example'))).toBeVisible();
  expect(page.getByRole('button').elements()).toEqual([]);
  await expectAccessible();
});

test.each([
  [0, /Nothing that you did was unsent\./],
  [3, /3 changes that had not been sent were sealed before, for the client and for nobody else\./],
])('after a wipe with %i unsent changes it says when it was and what became of them', async (rescued, said) => {
  await render(screen({ wiped: { at: '2026-11-23T10:00:00Z', rescued } }));
  await expect.element(page.getByText('The client removed its cases from this machine')).toBeVisible();
  await expect.element(page.getByText(/23 Nov 2026/)).toBeVisible();
  await expect.element(page.getByText(said)).toBeVisible();
  await expectAccessible();
});

test('a store that does not open is said also before the address is known, and nobody is told to set up a client', async () => {
  await render(screen({ apiUrl: null, clientName: null, failure: 'store' }));
  await expect.element(page.getByText(text('session.failure.store.title'))).toBeVisible();
  await expect.element(page.getByText(text('session.noClient.title'))).not.toBeInTheDocument();
});
