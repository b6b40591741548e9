import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import '../styles/layers.css';
import '../styles/tokens.css';
import '../styles/reset.css';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { expectAccessible } from '../ui/testing/accessibility.ts';
import { useDialogs } from './dialogs-store.ts';
import { openSession, renderFrame } from './testing/frame-in-store.tsx';

let store: TestStore;
const stores: TestStore[] = [];

beforeEach(async () => {
  store = await openTestStore();
  stores.push(store);
  useDialogs.getState().close();
});
afterEach(() => cleanup());
afterAll(() => Promise.all(stores.map(used => used.discard())));

test('the person menu tells the build, the server and how it stands with updates', async () => {
  const asked: string[] = [];
  await renderFrame(store, openSession(asked, { apiUrl: 'https://api.client.example' }));
  await page.getByRole('button', { name: store.me.name }).click();
  await page.getByRole('menuitem', { name: 'About Meridian' }).click();
  const dialog = page.getByRole('dialog', { name: 'About Meridian' });
  await expect.element(dialog.getByText('1.2.3')).toBeVisible();
  await expect.element(dialog.getByText('https://api.client.example')).toBeVisible();
  await expect.element(dialog.getByText('This is the newest version.')).toBeVisible();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Look for an update' }).click();
  expect(asked).toContain('check for updates');
});

test('while the main process is away the dialog says so', async () => {
  await renderFrame(store, { ...openSession([]), about: async () => null });
  useDialogs.getState().open('about');
  await expect.element(page.getByText(/background part is restarting/)).toBeVisible();
});
