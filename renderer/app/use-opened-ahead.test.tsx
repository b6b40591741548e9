import { afterEach, expect, test, vi } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import { aRow } from '../features/case-list/testing/a-row.ts';
import { StoreContext } from '../data/store-context.ts';
import { openTestStore } from '../testing/open-test-store.ts';
import { renderWithStore } from '../testing/render-with-store.tsx';
import type { QueueRow } from '../data/views.ts';
import { useOpenedAhead } from './use-opened-ahead.ts';

const openNextAhead = vi.fn<typeof import('./open-next-ahead.ts').openNextAhead>(() => Promise.resolve());
const closeNextAhead = vi.fn();
const load = () => Promise.resolve({ openNextAhead, closeNextAhead });

const close: (() => Promise<void>)[] = [];
afterEach(async () => {
  await cleanup();
  for (const store of close.splice(0)) await store();
  vi.clearAllMocks();
});

function Queue({ rows }: { rows: readonly QueueRow[] | undefined }) {
  useOpenedAhead(rows, load);
  return null;
}

test('what comes next is opened while the queue is looked at, kept while the case is opened, and goes at lock', async () => {
  const store = await openTestStore();
  close.push(store.discard);
  const mine = aRow({ id: 'c-1', assignment: { userId: store.me.id, as: 'analyst', assignedAt: store.nowIso() } });
  const shown = await renderWithStore(store, <Queue rows={[mine]} />);
  await vi.waitFor(() => expect(openNextAhead).toHaveBeenCalledTimes(1), { timeout: 10_000 });
  const [, caseId, isWanted] = openNextAhead.mock.calls[0] ?? [];
  expect([caseId, isWanted?.()]).toEqual(['c-1', true]);
  await shown.rerender(
    <StoreContext value={store}>
      <Queue rows={undefined} />
    </StoreContext>,
  );
  expect(isWanted?.()).toBe(false);
  expect(closeNextAhead).not.toHaveBeenCalled();
  await cleanup();
  await vi.waitFor(() => expect(closeNextAhead).toHaveBeenCalledTimes(1), { timeout: 10_000 });
});
