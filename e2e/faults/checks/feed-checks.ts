import type { WireChange } from '../../../electron/core/api/wire/change.ts';
import { recordChangesOf } from '../../../electron/core/api/changes.ts';
import { cacheHandlers } from '../../../renderer/data/cache-handlers.ts';
import type { Head } from '../../../renderer/data/feed/heads.ts';
import type { RecordKind } from '../../../shared/model/change.ts';
import { PersonId } from '../../../shared/model/ids.ts';
import { type FeedChange, recordKey } from '../server/server-state.ts';
import { placeOf } from '../server/read-feed.ts';
import { ANALYST } from '../server/write-record.ts';
import type { Checker } from './checker.ts';
import { type Open, serverView, unrest } from './local-view.ts';

const cursorNeverAhead: Checker = {
  id: 'I1',
  async whenOpen(world, open) {
    const { cache, store, station } = open;
    const { cursor, shadow } = cache.state;
    const place = cursor && placeOf(cursor.cursor);
    if (!place?.isWhole || shadow || cursor?.epoch !== world.server.epoch) return;
    const latest = latestUpTo(world.server.state.changes, place.seq);
    const quarantined = new Set((await store.db.quarantine.toArray()).map(row => row.key));
    const packs = await packsOf(open);
    for (const [key, { op, version, kind, id }] of latest) {
      if (op === 'delete' || quarantined.has(key)) continue;
      const isStillSeen = world.server.state.seenBy.get(key)?.has(ANALYST);
      const head = cache.feed.get(kind as 'case', id);
      if (isStillSeen && (head?.version ?? 0) < version) {
        world.violate(
          'I1',
          `${station.name}: ${key} v${version} is before the cursor and here is v${head?.version ?? 0}`,
        );
      } else if (head && head.version >= version && !packs.has(head.pack)) {
        world.violate('I1', `${station.name}: ${key} is before the cursor and cannot be opened`);
      }
    }
  },
};

/** The last change of each record up to a place. What belongs to a case goes with it. */
function latestUpTo(changes: readonly FeedChange[], seq: number): Map<string, FeedChange> {
  const latest = new Map<string, FeedChange>();
  for (const change of changes) {
    if (change.personId !== ANALYST || change.seq > seq) continue;
    latest.set(recordKey(change.kind, change.id), change);
    if (change.kind !== 'case' || change.op === 'put') continue;
    for (const [key, { value }] of latest) if (value?.['caseId'] === change.id) latest.delete(key);
  }
  return latest;
}

async function packsOf({ cache }: Open): Promise<Set<number>> {
  const keys = await cache.db.packs.toCollection().primaryKeys();
  return new Set(keys.filter(([generation]) => generation === cache.state.generation).map(([, pack]) => pack));
}

const convergence: Checker = {
  id: 'I11',
  async atRest(world, open) {
    const { store, station } = open;
    const reason = await unrest(world, open);
    if (reason !== null) return world.violate('I11', `${station.name}: ${reason}`);
    const view = serverView(world);
    const heads = [...store.feed.all()];
    const here = await store.packs.readAll<RecordKind>(store.feed.generation, heads);
    const values = new Map<Head, unknown>(here.map(({ head, value }) => [head, value]));
    const local = new Map(heads.map(head => [recordKey(head.kind, head.id), head]));
    const quarantined = new Set((await store.db.quarantine.toArray()).map(row => row.key));
    for (const [key, change] of view) {
      const head = local.get(key);
      if (change.op !== 'put') {
        if (!quarantined.has(key)) world.violate('I11', `${station.name}: ${key} is not understood and not listed`);
        continue;
      }
      if (head?.version !== change.version) {
        world.violate('I11', `${station.name}: ${key} is v${head?.version ?? 0} here and v${change.version} there`);
        continue;
      }
      const value = values.get(head);
      if (JSON.stringify(value) !== JSON.stringify(change.value)) {
        world.violate('I11', `${station.name}: ${key} v${change.version} says something else here`);
      }
    }
    for (const key of local.keys()) {
      if (!view.has(key)) world.violate('I11', `${station.name}: ${key} is here and not there`);
    }
  },
};

const idempotentApply: Checker = {
  id: 'I10',
  async atRest(world, { cache, station }) {
    const { cursor } = cache.state;
    if (!cursor) return;
    const { state } = world.server;
    const own = state.changes.filter(change => change.personId === ANALYST);
    const from = world.dice.between(0, own.length - 1);
    const changes = own
      .slice(from)
      .filter(({ op, kind, id }) => op === 'delete' || state.seenBy.get(recordKey(kind, id))?.has(ANALYST))
      .map(
        ({ kind, id, version, op, value }) =>
          JSON.parse(JSON.stringify({ kind, id, version, op, ...(value && { value }) })) as WireChange,
      );
    const page = {
      changes,
      epoch: cursor.epoch,
      nextCursor: cursor.cursor,
      hasMore: false,
      serverTime: new Date(world.clock.now()).toISOString(),
    };
    const before = dump(cache.feed.all());
    const answer = await cacheHandlers(() => cache)['cache.applyPage']({
      ...page,
      changes: recordChangesOf(page, PersonId.parse(ANALYST)),
      restart: false,
    });
    if (!answer.ok)
      world.violate('I10', `${station.name}: changes seen before were refused: ${answer.failure.message}`);
    else if (dump(cache.feed.all()) !== before)
      world.violate('I10', `${station.name}: changes seen before changed something`);
  },
};

function dump(heads: Iterable<Head>): string {
  return JSON.stringify([...heads].map(({ kind, id, version }) => `${kind}/${id}@${version}`).toSorted());
}

export const feedChecks: readonly Checker[] = [cursorNeverAhead, convergence, idempotentApply];
