import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { aCase, aJudgment, anAnnotation, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { putAnnotation } from '../actions/put-annotation.ts';
import { submitJudgment } from '../actions/submit-judgment.ts';
import { justSealed } from './just-sealed.ts';
import { useSyncStatus } from './use-sync-status.ts';

let store: TestStore;
afterEach(() => store.discard());

function Count() {
  const status = useSyncStatus();
  return (
    <output>{status === undefined ? 'not read' : `${status.unsent} since ${status.oldestUnsentAt ?? 'never'}`}</output>
  );
}

async function openWithCase(): Promise<void> {
  store = await openTestStore();
  await store.pull(aPage([aPut('process', 'new-business@1', aProcess()), aPut('case', 'c-1', aCase())]));
  await renderWithStore(store, <Count />);
  await expect.element(page.getByText('0 since never')).toBeVisible();
}

test('I3 an act counts as unsent in the very frame in which it is saved, not only when the outbox was read again', async () => {
  await openWithCase();
  await putAnnotation(store, anAnnotation());
  const [row] = await store.db.outbox.toArray();
  // No waiting: what is drawn when the action resolves.
  expect(document.querySelector('output')?.textContent).toBe(`1 since ${row?.mutation.at}`);
});

test('an act is counted once, before and after the outbox was read again', async () => {
  await openWithCase();
  const seen = new Set<string>();
  const watch = new MutationObserver(() =>
    seen.add(document.querySelector('output')?.textContent?.split(' ')[0] ?? ''),
  );
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  await submitJudgment(store, aJudgment());
  const first = document.querySelector('output')?.textContent;
  await putAnnotation(store, anAnnotation());
  await expect.poll(() => document.querySelector('output')?.textContent?.startsWith('2 since')).toBe(true);
  const [row] = await store.db.outbox.toArray();
  await store.cache['cache.settle']([{ id: row?.id ?? aJudgmentId(), state: 'accepted', serverVersion: 1 }]);
  await expect.poll(() => document.querySelector('output')?.textContent?.startsWith('1 since')).toBe(true);
  watch.disconnect();
  expect(first).toMatch(/^1 since/);
  expect([...seen].filter(count => Number(count) > 2)).toEqual([]);
});

function aJudgmentId(): never {
  throw new Error('There is no act');
}

test('a transaction that is given up was no act', async () => {
  await openWithCase();
  const { db } = store;
  const failing = db.transaction('rw', db.tables, async () => {
    await putAnnotation(store, anAnnotation());
    throw new Error('Given up');
  });
  await expect(failing).rejects.toThrow('Given up');
  expect(justSealed(db).read()).toEqual([]);
  expect(document.querySelector('output')?.textContent).toBe('0 since never');
});
