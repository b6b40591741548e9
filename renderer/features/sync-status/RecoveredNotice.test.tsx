import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { noteDamaged, noteRestored, readRecovered } from '../../data/cache/recovered.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { RecoveredNotice } from './RecoveredNotice.tsx';

let store: TestStore;
afterEach(() => store.discard());

test('a local copy that was damaged is said, with what came back, until it was read', async () => {
  store = await openTestStore();
  await noteDamaged(store.db, '2026-11-23T10:00:00Z');
  await noteRestored(store.db, 3, 1, '2026-11-23T10:00:01Z');
  await renderWithStore(store, <RecoveredNotice />);
  await expect.element(page.getByText(/^The local copy was damaged and is fetched again/)).toBeVisible();
  await expect.element(page.getByText(/3 acts and 1 draft were put back/)).toBeVisible();
  await expectAccessible();
  await userEvent.click(page.getByRole('button', { name: 'I have read this' }));
  await expect.poll(() => readRecovered(store.db)).toBeNull();
  await expect.poll(() => page.getByRole('button').elements().length).toBe(0);
});
