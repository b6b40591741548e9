import { expect, test } from 'vitest';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { ok } from '../../../shared/result.ts';
import { createFakeHost } from '../../host/fake/fake-host.ts';
import type { AuditEvent } from '../audit/audit-event.ts';
import type { Journal } from '../journal/journal.ts';
import { silentLog } from '../testing/silent-log.ts';
import { storeHandlers } from './store.ts';

function aRoom(journal: Pick<Journal, 'unsentWork'> | null) {
  const host = createFakeHost({ dataFolder: '/nowhere' });
  const noted: AuditEvent[] = [];
  const room = storeHandlers({
    host,
    journals: { current: () => journal as Journal | null },
    log: silentLog,
    note: event => noted.push(event),
  });
  return { host, noted, remove: room['store.remove'] };
}

test('a store that nothing opens is removed when the journal has what is unsent, and that is written down', async () => {
  const unsent = [{}, {}] as JournalItem[];
  const { host, noted, remove } = aRoom({ unsentWork: async () => unsent });
  expect(await remove()).toEqual(ok({ when: 'now' }));
  expect([host.removedStorageCount, noted]).toEqual([1, [{ type: 'store.damaged', count: 2 }]]);
});

test('I3 a store is not removed while the journal cannot be read: it may be the only copy', async () => {
  const { host, noted, remove } = aRoom({ unsentWork: () => Promise.reject(new Error('EIO')) });
  expect(await remove()).toMatchObject({ ok: false, failure: { code: 'storage' } });
  expect([host.removedStorageCount, noted]).toEqual([0, []]);
});

test('nobody who is not at this desk has a store removed', async () => {
  const { host, remove } = aRoom(null);
  expect(await remove()).toMatchObject({ ok: false, failure: { code: 'locked' } });
  expect(host.removedStorageCount).toBe(0);
});
