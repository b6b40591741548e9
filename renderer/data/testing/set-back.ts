import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import { aPage } from '../../testing/builders.ts';
import type { TestStore } from '../../testing/open-test-store.ts';

/** The one page of a server that was set back to an earlier state: the feed begins again, under another epoch. */
export const reRead = (changes: CachePage['changes'], over: Partial<CachePage> = {}): CachePage =>
  aPage(changes, { restart: true, epoch: 'e-2', nextCursor: 'new', ...over });

/** The server's answer to everything that is owed to it. */
export async function acceptAll(store: TestStore, versionOf: (seq: number) => number = () => 2): Promise<void> {
  const rows = await store.db.outbox.toArray();
  const settledAt = '2026-11-23T12:00:00Z';
  const settle = ({ id, seq }: { id: (typeof rows)[number]['id']; seq: number }) =>
    ({ id, state: 'accepted', settledAt, serverVersion: versionOf(seq) }) as const;
  await store.cache['cache.settle'](rows.filter(row => row.state !== 'accepted').map(settle));
}

/** Every act in the order of its number, with its state: `annotation.put accepted`. */
export const actStates = async (store: TestStore): Promise<string[]> =>
  (await store.db.outbox.toArray())
    .toSorted((a, b) => a.seq - b.seq)
    .map(row => `${row.mutation.act.type} ${row.state}`);
