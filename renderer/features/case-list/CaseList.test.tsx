import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import { StoreContext } from '../../data/store-context.ts';
import { openTestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import type { QueueRow } from '../../data/views.ts';
import { CaseList } from './CaseList.tsx';
import { NO_FILTER, type QueueFilter } from './queue-filter.ts';
import { aRow } from './testing/a-row.ts';

let opened: string[] = [];
const close: (() => Promise<void>)[] = [];
afterEach(async () => {
  opened = [];
  await cleanup();
  for (const store of close.splice(0)) await store();
});

const rows = ['NB-1', 'NB-2', 'NB-3'].map((reference, i) => aRow({ id: `c-${i}`, reference }));

async function show(shown: readonly QueueRow[], filter: QueueFilter = NO_FILTER, all: readonly QueueRow[] = rows) {
  const store = await openTestStore();
  close.push(store.discard);
  const list = (some: readonly QueueRow[], isWhole: boolean) => (
    <CaseList
      rows={some}
      isWhole={isWhole}
      hasContact
      filter={filter}
      onFilter={() => {}}
      lastCaseId={null}
      onOpen={id => opened.push(id)}
    />
  );
  const drawn = await renderWithStore(store, list(shown, false));
  return { whole: () => drawn.rerender(<StoreContext value={store}>{list(all, true)}</StoreContext>) };
}

test('the first rows are there before the others, without a number that is not known yet', async () => {
  const drawn = await show(rows.slice(0, 2));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  await expect.element(page.getByText('Opening your cases')).toBeVisible();
  expect(page.getByRole('radio', { name: /^All/ }).element().textContent).not.toMatch(/\d/);
  await drawn.whole();
  await expect.element(page.getByRole('row', { name: /NB-3/ })).toBeVisible();
  await expect.element(page.getByText('3 cases')).toBeVisible();
  expect(page.getByRole('radio', { name: /^All/ }).element().textContent).toMatch(/3/);
});

test('a view that none of the first rows belongs to is not called empty before the others are there', async () => {
  const drawn = await show(rows.slice(0, 2), { ...NO_FILTER, group: 'sent' });
  await expect.element(page.getByRole('heading', { name: 'Opening your cases' })).toBeVisible();
  await drawn.whole();
  await expect.element(page.getByText('Opening your cases')).not.toBeInTheDocument();
});

test('the next case that is asked for before the others are there is the most urgent of all', async () => {
  const urgent = aRow({ id: 'c-9', reference: 'NB-9', priority: 'urgent' });
  const drawn = await show(rows.slice(0, 2), NO_FILTER, [...rows, urgent]);
  await page.getByRole('button', { name: 'Next case' }).click();
  expect(opened).toEqual([]);
  await drawn.whole();
  await expect.poll(() => opened).toEqual(['c-9']);
  await drawn.whole();
  expect(opened).toEqual(['c-9']);
});
