import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import '../styles/layers.css';
import '../styles/tokens.css';
import '../styles/reset.css';
import { declinePin } from '../data/actions/decline-pin.ts';
import { FeedIndex } from '../data/feed/feed-index.ts';
import { aCase, aPage, aPut } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { expectAccessible } from '../ui/testing/accessibility.ts';
import { useDialogs } from './dialogs-store.ts';
import { openSession, renderFrame } from './testing/frame-in-store.tsx';
import { useWorkspace } from './workspace-store.ts';

const stores: TestStore[] = [];
let store: TestStore;
let asked: string[];

beforeEach(async () => {
  asked = [];
  useWorkspace.getState().leave();
  useDialogs.getState().close();
  // Noon; the lease of the builders is 72 hours.
  store = await openTestStore();
  stores.push(store);
});
afterEach(() => cleanup());
afterAll(() => Promise.all(stores.map(used => used.discard())));

const menu = () => page.getByRole('button', { name: store.me.name });

test('locking is one stroke away, also while a dialog is open', async () => {
  await renderFrame(store, openSession(asked));
  await expect.element(menu()).toBeVisible();
  await userEvent.keyboard('{Control>}l{/Control}');
  expect(asked).toEqual(['lock']);
  useDialogs.getState().open('about');
  await expect.element(page.getByRole('dialog', { name: 'About Meridian' })).toBeVisible();
  await userEvent.keyboard('{Control>}l{/Control}');
  expect(asked).toEqual(['lock', 'lock']);
});

test('locking is in the person menu, with how long the store opens without contact', async () => {
  await renderFrame(store, openSession(asked, { leaseExpiresAt: '2026-11-25T14:00:30Z' }));
  await userEvent.click(menu());
  await expect.element(page.getByText('Opens without contact for 2d 2h')).toBeVisible();
  await expectAccessible();
  await userEvent.click(page.getByRole('menuitem', { name: /Lock now/ }));
  expect(asked).toEqual(['lock']);
});

test('a lease with much left is no banner, and the dialog about Meridian tells its end', async () => {
  await renderFrame(store, openSession(asked, { leaseExpiresAt: '2026-11-25T14:00:30Z' }));
  await expect.element(menu()).toBeVisible();
  expect(page.getByText(/Meridian locks in/).elements()).toEqual([]);
  useDialogs.getState().open('about');
  await expect.element(page.getByText(/until 25 Nov 2026, .* \(2d 2h left\)/)).toBeVisible();
});

test('a lease that is nearly over is said in time, with what to do', async () => {
  await renderFrame(store, openSession(asked, { leaseExpiresAt: '2026-11-23T13:50:30Z' }));
  await expect.element(page.getByText('Meridian locks in 1h 50m unless it reaches the client')).toBeVisible();
  await expect.element(page.getByText(/Connect this machine, and the VPN if you need one; nothing else/)).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Try now' }).click();
  expect(asked).toEqual(['sync']);
});

test('a PIN is offered to whoever has none, and not again once it was declined', async () => {
  await renderFrame(store, openSession(asked, { hasPin: false }));
  await expect.element(page.getByText('Protect your cases with a PIN')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect.element(page.getByText('Protect your cases with a PIN')).not.toBeInTheDocument();
  await cleanup();
  await renderFrame(store, openSession(asked, { hasPin: false }));
  await expect.element(page.getByRole('grid')).toBeVisible();
  // This store was opened before the answer: it has to be read.
  await expect.element(page.getByText('Protect your cases with a PIN')).not.toBeInTheDocument();
});

test('the offer is there with the first rows, before any question is answered: nothing moves under the pointer', async () => {
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  const unread = { ...store, feed: new FeedIndex() };
  await renderFrame(unread, openSession(asked, { hasPin: false }));
  await expect.element(page.getByText('Protect your cases with a PIN')).toBeVisible();
  await cleanup();
  await renderFrame({ ...unread, pinWasDeclined: true }, openSession(asked, { hasPin: false }));
  await expect.element(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  expect(page.getByText('Protect your cases with a PIN').elements()).toEqual([]);
});

test('the offer leads to the dialog, which sets the PIN and closes', async () => {
  await renderFrame(store, openSession(asked, { hasPin: false }));
  await page.getByRole('button', { name: 'Set a PIN' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set a PIN' });
  await expect.element(dialog.getByLabelText('New PIN', { exact: true })).toHaveFocus();
  await userEvent.keyboard('k4m82x9q');
  await dialog.getByLabelText('New PIN once more').fill('k4m82x9q');
  await expectAccessible();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(asked).toEqual(['set-pin null k4m82x9q']);
});

test('a PIN that was refused stays in the dialog with the reason', async () => {
  const session = openSession(asked);
  await renderFrame(store, {
    ...session,
    setPin: async () => ({ code: 'weak', message: 'This PIN was found in a list.' }),
  });
  await userEvent.click(menu());
  await userEvent.click(page.getByRole('menuitem', { name: 'Change the PIN' }));
  const dialog = page.getByRole('dialog', { name: 'Change the PIN' });
  await dialog.getByLabelText('Present PIN').fill('482915');
  await dialog.getByLabelText('New PIN', { exact: true }).fill('k4m82x9q');
  await dialog.getByLabelText('New PIN once more').fill('k4m82x9q');
  await dialog.getByRole('button', { name: 'Save the PIN' }).click();
  await expect.element(dialog.getByText('This PIN was found in a list.')).toBeVisible();
});

test('a PIN that could not be carried over is said, also to who wanted none once, until it is put off or chosen anew', async () => {
  await declinePin(store);
  await renderFrame(store, openSession(asked, { hasPin: false, pinIsLost: true }));
  await expect.element(page.getByText('Your PIN is gone: choose a new one')).toBeVisible();
  await expect.element(page.getByText(/this machine opens your cases without a PIN/)).toBeVisible();
  await expectAccessible();
  await userEvent.click(page.getByRole('button', { name: 'Not now' }));
  await expect.element(page.getByText('Your PIN is gone: choose a new one')).not.toBeInTheDocument();
});

test('a sign-in that is asked for because its renewal was cut off says so, and that nothing is lost', async () => {
  await renderFrame(store, openSession(asked, { needsSignIn: true, endedBecause: 'renewal-cut' }));
  await expect.element(page.getByText('The client wants you to sign in again')).toBeVisible();
  await expect.element(page.getByText(/Meridian was closed, or the line broke.*Nothing is lost/)).toBeVisible();
});

test('an ended session without a known reason says only what happens next', async () => {
  await renderFrame(store, openSession(asked, { needsSignIn: true }));
  await expect.element(page.getByText(/^You can go on working/)).toBeVisible();
});
