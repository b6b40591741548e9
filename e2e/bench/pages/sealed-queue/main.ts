import { CaseRecord } from '../../../../shared/model/case.ts';
import type { RecordPut } from '../../../../shared/model/change.ts';
import { ok } from '../../../../shared/result.ts';
import { PackedRing } from '../../../../shared/rpc/keys-contract.ts';
import { applyPage } from '../../../../renderer/data/cache/apply-page.ts';
import { keepFirstHeads } from '../../../../renderer/data/cache/keep-first-heads.ts';
import { openCache } from '../../../../renderer/data/cache/open-cache.ts';
import { KeyRing } from '../../../../renderer/data/keys/key-ring.ts';
import type { KeySource } from '../../../../renderer/data/keys/key-source.ts';
import { openParts, type StoreAccess } from '../../../../renderer/data/open-parts.ts';
import { assembleStore } from '../../../../renderer/data/open-store.ts';
import { readQueue } from '../../../../renderer/data/queries/use-queue.ts';
import { fromBase64 } from '../../../../renderer/data/sealed/base64.ts';
import { followQuery } from '../../../../renderer/data/queries/use-store-query.ts';
import { createKeyService } from '../../../../renderer/testing/a-key-service.ts';
import { systemClock } from '../../../../renderer/data/system-clock.ts';
import { benchUnlocked as unlocked } from '../../bench-unlocked.ts';
import { syntheticCase } from '../../synthetic-feed.ts';

// Without `fill`: opens the store as the window does, until the first rows are known, then until all are, in their order.
const PAGE = 500;
const FIRST = 50;

const asked = new URLSearchParams(location.search);

/** The main process as far as it keeps keys: what it tells comes over the line here as well. */
const service = createKeyService();
const source: KeySource = {
  ...service.connect(),
  'keys.all': async () => ok(PackedRing.parse(await (await fetch('/keys')).json())),
};
const access = (): StoreAccess => ({
  storeName: unlocked.storeName,
  masterKey: fromBase64(unlocked.masterKey),
  ring: new KeyRing(asked.has('fill') ? service.connect() : source),
});

async function fill(count: number): Promise<void> {
  const now = Date.UTC(2026, 10, 23, 9);
  const cache = await openCache({
    ...(await openParts(access())),
    clock: systemClock,
    fetch: url => fetch(url),
  });
  for (let at = 0; at < count; at += PAGE) {
    const changes = Array.from({ length: Math.min(PAGE, count - at) }, (_, i): RecordPut => {
      const { documents, ...rest } = syntheticCase(at + i, 'person-1', now);
      const value = CaseRecord.parse({ ...rest, documentIds: documents, related: [] });
      return { op: 'put', kind: 'case', id: value.id, version: 1, value };
    });
    const hasMore = at + PAGE < count;
    const page = { epoch: 'e', changes, nextCursor: String(at + PAGE), hasMore };
    const applied = await applyPage(cache, { ...page, restart: false, serverTime: '2026-11-23T12:00:00Z' });
    if (!applied.ok) throw new Error(applied.failure.message);
  }
  await keepFirstHeads(cache);
  const all = await service.handlers['keys.all']();
  if (all.ok) await fetch('/keys', { method: 'POST', body: JSON.stringify(all.value) });
}

async function read(): Promise<Record<string, number>> {
  const from = performance.now();
  const begun = Promise.withResolvers<void>();
  const store = await assembleStore(await openParts(access()), {
    unlocked,
    clock: systemClock,
    keep: () => Promise.resolve(ok(undefined)),
    nudgeSync: () => {},
    // Nothing is painted here: the rest is read at once.
    afterPaint: () => begun.promise,
    onClose: () => {},
  });
  const firstRowsMs = performance.now() - from;
  if (store.firstRows?.length !== FIRST) throw new Error('The first rows were not kept');
  begun.resolve();
  const sorted = Promise.withResolvers<number>();
  followQuery(store, readQueue, '', { next: rows => sorted.resolve(rows.length), error: sorted.reject });
  const count = await sorted.promise;
  if (count !== Number(asked.get('cases'))) throw new Error(`${count} were read`);
  return { firstRowsMs, sortableMs: performance.now() - from };
}

const fillCount = asked.get('fill');
if (fillCount !== null) await fill(Number(fillCount));
document.body.setAttribute('data-figures', JSON.stringify(fillCount === null ? await read() : {}));
