import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import '../styles/layers.css';
import '../styles/tokens.css';
import { aRow } from '../features/case-list/testing/a-row.ts';
import { openTestStore } from '../testing/open-test-store.ts';
import { renderWithStore } from '../testing/render-with-store.tsx';
import { ScreenView } from './ScreenView.tsx';
import { useWorkspace } from './workspace-store.ts';

const close: (() => Promise<void>)[] = [];
afterEach(async () => {
  await cleanup();
  useWorkspace.getState().leave();
  for (const store of close.splice(0)) await store();
});

const first = ['NB-1', 'NB-2'].map(reference => aRow({ id: reference, reference }));

async function show(lastCaseId: string | null): Promise<void> {
  useWorkspace.setState({ lastCaseId });
  const store = await openTestStore();
  close.push(store.discard);
  await renderWithStore(
    store,
    <ScreenView screen={{ name: 'queue' }} rows={undefined} first={first} status={undefined} />,
  );
}

test('while the feed is read, the queue shows its first rows', async () => {
  await show(null);
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
});

test('whoever came from one of the first rows finds it, and from another one waits for all', async () => {
  await show('NB-2');
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toHaveAttribute('aria-selected', 'true');
  await cleanup();
  await show('NB-77');
  await expect.element(page.getByText('Opening your cases')).toBeVisible();
  expect(page.getByRole('row').elements()).toEqual([]);
});
