import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CaseId } from '../../../shared/model/ids.ts';
import { aCase, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { HeldDeletes } from './HeldDeletes.tsx';

let store: TestStore;
let allowed: number[] = [];
beforeEach(() => {
  allowed = [];
});
afterEach(() => store.discard());

const ids = Array.from({ length: 40 }, (_, i) => CaseId.parse(`c-${i}`));
const goes = (count: number) =>
  aPage(
    ids.slice(0, count).map(id => ({ op: 'delete' as const, kind: 'case', id, version: 2 })),
    { nextCursor: `after-${count}` },
  );
/** What the main process asks first when it was told that somebody decided. */
const round = () => store.cache['cache.cursor'](undefined);

test('many deletions wait until a person has seen the counts and said yes; for that many, once', async () => {
  let nudged = 0;
  store = await openTestStore({ nudgeSync: () => nudged++ });
  await store.pull(aPage(ids.map(id => aPut('case', id, aCase({ id })))));
  await store.pull(goes(30));
  expect(store.feed.cases()).toHaveLength(40);
  await renderWithStore(store, <HeldDeletes onAllowed={gone => void allowed.push(gone)} />);
  await userEvent.click(page.getByRole('button', { name: 'Remove 30 cases…' }));
  await expect
    .element(page.getByRole('alertdialog', { name: 'Remove 30 of your 40 cases from this machine?' }))
    .toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Remove 30 cases', exact: true }));
  await expect.poll(() => nudged).toBe(1);
  expect(allowed).toEqual([30]);
  await round();
  await expect.poll(() => store.feed.cases().length).toBe(10);
  await expect.poll(() => page.getByRole('button').elements().length).toBe(0);
});

test('cases that a person keeps are still said to be kept, and may go later', async () => {
  store = await openTestStore();
  await store.pull(aPage(ids.map(id => aPut('case', id, aCase({ id })))));
  await store.pull(goes(30));
  await renderWithStore(store, <HeldDeletes onAllowed={gone => void allowed.push(gone)} />);
  await userEvent.click(page.getByRole('button', { name: 'Remove 30 cases…' }));
  await userEvent.click(page.getByRole('button', { name: 'Keep them' }));
  await round();
  expect(allowed).toEqual([]);
  await expect.element(page.getByText('30 cases that the client’s server took away are kept here')).toBeVisible();
  expect(store.feed.cases()).toHaveLength(40);
  await userEvent.click(page.getByRole('button', { name: 'Remove 30 cases…' }));
  await userEvent.click(page.getByRole('button', { name: 'Remove 30 cases', exact: true }));
  await expect.poll(async () => (await round(), store.feed.cases().length)).toBe(10);
});
