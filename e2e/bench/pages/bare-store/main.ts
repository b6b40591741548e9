import { Dexie, liveQuery, type Table } from 'dexie';
import { someAtOnce } from '../../some-at-once.ts';
import { median } from '../../statistics.ts';
import { syntheticCase } from '../../synthetic-feed.ts';
import { typedDraft } from '../../typed-drafts.ts';

const PAGE = 500;
const TIMES = 200;
/** Drafts at work: each of them has been saved before. */
const DRAFTS = 20;

const count = Number(new URLSearchParams(location.search).get('cases') ?? 10_000);
const now = Date.UTC(2026, 10, 23, 9);
const cases = Array.from({ length: count }, (_, i) => syntheticCase(i, 'person-1', now));

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const opening = indexedDB.open('bare', 1);
opening.onupgradeneeded = () => {
  opening.result.createObjectStore('cases', { keyPath: 'id' }).createIndex('queue', ['status', 'dueAt']);
  opening.result.createObjectStore('drafts', { keyPath: 'caseId' });
};
const db = await settled(opening);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** One row each, in one transaction, on the disk when it is reported: as ours. */
async function put(table: string, rows: readonly unknown[]): Promise<void> {
  const transaction = db.transaction(table, 'readwrite', { durability: 'strict' });
  for (const row of rows) transaction.objectStore(table).put(row);
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
}

const writeMs = await timed(() => someAtOnce(count, PAGE, from => put('cases', cases.slice(from, from + PAGE))));
let read = 0;
const readAllMs = await timed(async () => {
  read = (await settled(db.transaction('cases').objectStore('cases').getAll())).length;
});
if (read !== count) throw new Error(`${read} cases were read, not ${count}`);

const one: number[] = [];
for (let i = 0; i < TIMES; i++) {
  const id = cases[(i * 7919) % cases.length]?.id ?? '';
  one.push(await timed(() => settled(db.transaction('cases').objectStore('cases').get(id))));
}
for (let i = 0; i < DRAFTS; i++) await put('drafts', [typedDraft(i, 4096)]);
const edits: number[] = [];
for (let i = 0; i < TIMES; i++) {
  const draft = typedDraft(i, 4096);
  // As at a pause: nothing is under way.
  await new Promise(resolve => setTimeout(resolve, 5));
  edits.push(await timed(() => put('drafts', [draft])));
}

// The live query that a local change must not come later to than to this one: Dexie's, over a plain table.
class Plain extends Dexie {
  declare readonly drafts: Table<ReturnType<typeof typedDraft>, string>;

  constructor() {
    super('plain', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ drafts: 'caseId' });
  }
}
const plain = new Plain();
const lives: number[] = [];
for (let i = TIMES; i < 2 * TIMES; i++) {
  const draft = typedDraft(i, 4096);
  const shown = Promise.withResolvers<number>();
  const subscription = liveQuery(() => plain.drafts.get(draft.caseId)).subscribe(row => {
    if (row?.activeSeconds === i) shown.resolve(performance.now());
  });
  await new Promise(resolve => setTimeout(resolve, 10));
  const from = performance.now();
  await plain.drafts.put(draft);
  lives.push((await shown.promise) - from);
  subscription.unsubscribe();
}
const figures = { writeMs, readAllMs, oneCaseMs: median(one), editMs: median(edits), editToLiveQueryMs: median(lives) };
document.body.setAttribute('data-figures', JSON.stringify(figures));
