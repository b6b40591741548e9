import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CaseId } from '../../../shared/model/ids.ts';
import { aCase, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { HeldDeletes } from './HeldDeletes.tsx';

let store: TestStore;
afterEach(() => store.discard());

const ids = Array.from({ length: 40 }, (_, i) => CaseId.parse(`c-${i}`));
const goes = (count: number) =>
  aPage(
    ids.slice(0, count).map(id => ({ op: 'delete' as const, kind: 'case', id, version: 2 })),
    { nextCursor: `after-${count}` },
  );
const stopped = {
  phase: 'waiting' as const,
  lastContactAt: null,
  problem: { code: 'mass-delete' as const, message: 'Nothing was removed.', retryAt: null },
  documents: { wanted: 0, verified: 0, failed: 0 },
};

test('many deletions wait until a person has seen the counts and said yes; for that many, once', async () => {
  let nudged = 0;
  store = await openTestStore({ nudgeSync: () => nudged++ });
  await store.pull(aPage(ids.map(id => aPut('case', id, aCase({ id })))));
  expect(await store.cache['cache.applyPage'](goes(30))).toMatchObject({ failure: { code: 'mass-delete' } });
  await store.cache['cache.reportSync'](stopped);
  await renderWithStore(store, <HeldDeletes />);
  await userEvent.click(page.getByRole('button', { name: 'Remove 30 cases…' }));
  await expect
    .element(page.getByRole('alertdialog', { name: 'Remove 30 of your 40 cases from this machine?' }))
    .toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Remove 30 cases', exact: true }));
  await expect.poll(() => nudged).toBe(1);
  // More than was said yes to is held again.
  expect(await store.cache['cache.applyPage'](goes(31))).toMatchObject({ failure: { code: 'mass-delete' } });
  await store.pull(goes(30));
  expect(store.feed.cases()).toHaveLength(10);
  await store.cache['cache.reportSync']({ ...stopped, problem: null });
  await expect.poll(() => page.getByRole('button').elements().length).toBe(0);
  await store.pull(
    aPage(
      ids.map(id => aPut('case', id, aCase({ id }), 3)),
      { nextCursor: 'back' },
    ),
  );
  const again = aPage(ids.slice(0, 30).map(id => ({ op: 'delete' as const, kind: 'case', id, version: 4 })));
  expect(await store.cache['cache.applyPage'](again)).toMatchObject({ failure: { code: 'mass-delete' } });
});
