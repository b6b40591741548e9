import { liveQuery } from 'dexie';
import type { RecordPut } from '../../../../shared/model/change.ts';
import { CaseRecord } from '../../../../shared/model/case.ts';
import { ok } from '../../../../shared/result.ts';
import { saveDraft } from '../../../../renderer/data/actions/save-draft.ts';
import { applyPage } from '../../../../renderer/data/cache/apply-page.ts';
import { openCache } from '../../../../renderer/data/cache/open-cache.ts';
import { assembleStore } from '../../../../renderer/data/open-store.ts';
import { openParts } from '../../../../renderer/data/open-parts.ts';
import { fromBase64 } from '../../../../renderer/data/sealed/base64.ts';
import { systemClock } from '../../../../renderer/data/system-clock.ts';
import { syntheticCase } from '../../synthetic-feed.ts';
import { someAtOnce } from '../../some-at-once.ts';
import { median } from '../../statistics.ts';
import { typedDraft } from '../../typed-drafts.ts';
import { accessTo } from '../../../../renderer/testing/a-key-service.ts';
import { benchUnlocked as unlocked } from '../../bench-unlocked.ts';

const PAGE = 500;
const TIMES = 200;
/** Drafts at work: each of them has been saved before. */
const DRAFTS = 20;

const count = Number(new URLSearchParams(location.search).get('cases') ?? 10_000);
const now = Date.UTC(2026, 10, 23, 9);
const changes = Array.from({ length: count }, (_, i): RecordPut => {
  const { documents, ...rest } = syntheticCase(i, 'person-1', now);
  const value = CaseRecord.parse({ ...rest, documentIds: documents, related: [] });
  return { op: 'put', kind: 'case', id: value.id, version: 1, value };
});

const key = fromBase64(unlocked.masterKey);
const cache = await openCache({
  ...(await openParts(accessTo(unlocked.storeName, key))),
  clock: systemClock,
  fetch: url => fetch(url),
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const write = async (from: number): Promise<void> => {
  const hasMore = from + PAGE < count;
  const page = { epoch: 'e', changes: changes.slice(from, from + PAGE), nextCursor: String(from + PAGE), hasMore };
  const applied = await applyPage(cache, { ...page, restart: false, serverTime: '2026-11-23T12:00:00Z' });
  if (!applied.ok) throw new Error(applied.failure.message);
};
const writeMs = await timed(() => someAtOnce(count, PAGE, write));

const store = await assembleStore(await openParts(accessTo(unlocked.storeName, key)), {
  unlocked,
  clock: systemClock,
  keep: () => Promise.resolve(ok(undefined)),
  nudgeSync: () => {},
  onClose: () => {},
});
const heads = store.feed.cases();

let read = 0;
const readAllMs = await timed(async () => {
  const { generation } = store.feed;
  read = (
    await store.packs.readAll(
      generation,
      heads.toSorted((a, b) => a.pack - b.pack || a.slot - b.slot),
    )
  ).length;
});
if (read !== count) throw new Error(`${read} cases were read, not ${count}`);

const one: number[] = [];
for (let i = 0; i < TIMES; i++) {
  // A pack of its own each time, and none that is still open.
  store.packs.forget();
  const head = heads[(i * 7919) % heads.length];
  if (head) one.push(await timed(() => store.packs.read(store.feed.generation, head)));
}

for (let i = 0; i < DRAFTS; i++) await saveDraft(store, typedDraft(i, 4096), 0);
const edits: number[] = [];
for (let i = 0; i < TIMES; i++) {
  const draft = typedDraft(i, 4096);
  // As at a pause: nothing is under way.
  await new Promise(resolve => setTimeout(resolve, 5));
  edits.push(await timed(() => saveDraft(store, draft, 0)));
}

const lives: number[] = [];
for (let i = TIMES; i < 2 * TIMES; i++) {
  const draft = typedDraft(i, 4096);
  const shown = Promise.withResolvers<number>();
  const subscription = liveQuery(() => store.db.drafts.get(draft.caseId)).subscribe(row => {
    if (row?.judgment.activeSeconds === i) shown.resolve(performance.now());
  });
  await new Promise(resolve => setTimeout(resolve, 10));
  const from = performance.now();
  await saveDraft(store, draft, 0);
  lives.push((await shown.promise) - from);
  subscription.unsubscribe();
}
const figures = { writeMs, readAllMs, oneCaseMs: median(one), editMs: median(edits), editToLiveQueryMs: median(lives) };
document.body.setAttribute('data-figures', JSON.stringify(figures));
