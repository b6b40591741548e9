import { toRecordChange } from '../../../electron/core/api/to-model.ts';
import type { WireChange } from '../../../electron/core/api/wire/change.ts';
import type { CacheContext } from '../../../renderer/data/cache/cache-context.ts';
import type { OutboxRow } from '../../../renderer/data/rows.ts';
import type { Store } from '../../../renderer/data/store.ts';
import type { RecordChange } from '../../../shared/model/change.ts';
import { isUnsent } from '../../../shared/model/outbox.ts';
import { PersonId } from '../../../shared/model/ids.ts';
import { lastOf, placeOf } from '../server/read-feed.ts';
import { recordKey } from '../server/server-state.ts';
import { ANALYST } from '../server/write-record.ts';
import type { Station } from '../lab/station.ts';
import type { World } from '../lab/world.ts';

/** A station as it is now, when its programs run and its store is open. */
export interface Open {
  readonly station: Station;
  readonly store: Store;
  readonly cache: CacheContext;
}

/** Null while something of it does not run. */
export async function openView(station: Station): Promise<Open | null> {
  const window = station.window();
  const cache = station.cache();
  if (!window || !cache || !station.main()) return null;
  try {
    return { station, cache, store: await window.store };
  } catch {
    // The store did not open: nothing to look at.
    return null;
  }
}

/** What the server shows Ana, in the words of the workstation: a put, or a quarantine for what nobody can understand. */
export function serverView(world: World): Map<string, RecordChange> {
  const { records, seenBy } = world.server.state;
  const view = new Map<string, RecordChange>();
  for (const [key, { kind, id, version, value }] of records) {
    if (value === null || !seenBy.get(key)?.has(ANALYST)) continue;
    const change = JSON.parse(JSON.stringify({ kind, id, version, op: 'put', value })) as WireChange;
    view.set(recordKey(kind, id), toRecordChange(change, { personId: PersonId.parse(ANALYST) }));
  }
  return view;
}

/** Everything that waits or waited to be sent, as the window reads it. Read once for as long as nothing changes it. */
export async function outboxOf({ station, store }: Pick<Open, 'station' | 'store'>): Promise<readonly OutboxRow[]> {
  const age = station.store.age('outbox');
  const known = read.get(store);
  if (known?.age === age) return known.rows;
  const rows = await store.db.outbox.toArray();
  if (station.store.age('outbox') === age) read.set(store, { age, rows });
  return rows;
}
const read = new WeakMap<Store, { readonly age: number; readonly rows: readonly OutboxRow[] }>();

/** Why a station is not at rest yet; null when it has all that the server has, and nothing to send. */
export async function unrest(world: World, open: Open): Promise<string | null> {
  const { cache, store } = open;
  const { cursor } = cache.state;
  const last = lastOf(world.server.state, ANALYST).seq;
  const place = cursor && placeOf(cursor.cursor);
  if (!place?.isWhole || cursor?.epoch !== world.server.epoch) return 'the feed is not read to its end';
  if (place.seq < last) return `the feed is read to ${place.seq} of ${last}`;
  if (store.feed.page !== cache.state.page || store.feed.generation !== cache.state.generation)
    return `the window is at ${store.feed.generation}/${store.feed.page}, the cache at ${cache.state.generation}/${cache.state.page}`;
  if (cache.state.held.some(one => !one.kept)) return 'a person has to say whether cases may go';
  const rows = await outboxOf(open);
  const unsent = rows.find(row => isUnsent(row.state) && !world.server.poisoned.has(row.caseId ?? ''));
  if (unsent)
    return `${unsent.mutation.act.type} ${unsent.id} of ${unsent.caseId} is ${unsent.state} (${unsent.reason ?? 'no reason'})`;
  // On the disk: the cache hears a moment later that a damaged one was taken away.
  const verified = new Set(await store.db.bytes.where('state').equals('verified').primaryKeys());
  const wanted = [...cache.feed.all()].find(
    head => head.kind === 'document' && !isSettled(cache, head.columns.bytesKey, verified),
  );
  return wanted ? `document ${wanted.id} is not here` : null;
}

/** Here and verified, or damaged, which is shown as such and has its own pace. */
function isSettled({ bytes }: CacheContext, bytesKey: string, verified: ReadonlySet<string>): boolean {
  return (bytes.verified.has(bytesKey) && verified.has(bytesKey)) || bytes.failed.has(bytesKey);
}
