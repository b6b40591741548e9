import { afterEach, expect, test } from 'vitest';
import { RECOVERED } from '../data/cache/recovered.ts';
import type { SyncStatus } from '../data/views.ts';
import { aStatus } from '../features/sync-status/testing/a-report.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { renderWithStore } from '../testing/render-with-store.tsx';
import { SessionContext } from './session-context.ts';
import { openSession } from './testing/frame-in-store.tsx';
import { useAuditNotes } from './use-audit-notes.ts';

let store: TestStore;
afterEach(() => store.discard());

async function noted(status: SyncStatus): Promise<string[]> {
  const notes: string[] = [];
  const session = { ...openSession([]), note: (type: string, count: number) => void notes.push(`${type} ${count}`) };
  await renderWithStore(
    store,
    <SessionContext value={session}>
      <Noting status={status} />
    </SessionContext>,
  );
  return notes;
}
function Noting({ status }: { status: SyncStatus }) {
  useAuditNotes(status);
  return null;
}

test('cases that are held are told to the audit trail, until a person has decided', async () => {
  store = await openTestStore();
  const held = { gone: 40, cases: 60, kept: false };
  const notes = await noted(aStatus({ heldDeletes: held }));
  await expect.poll(() => notes).toEqual(['feed.deletes-held 40']);
  expect(await noted(aStatus({ heldDeletes: { ...held, kept: true } }))).toEqual([]);
});

test('a store that was damaged is told to the audit trail, with what came back', async () => {
  store = await openTestStore();
  await store.db.meta.put({
    name: RECOVERED,
    value: { at: '2026-11-23T12:00:00Z', why: 'damaged', acts: 3, drafts: 1 },
  });
  const notes = await noted(aStatus());
  await expect.poll(() => notes).toEqual(['store.damaged 3']);
});
