import { syntheticCase } from '../../synthetic-feed.ts';

// Without `fill`: opens what is there, the first 50 by their index, then all of them in their order.
const PAGE = 500;
const FIRST = 50;

const asked = new URLSearchParams(location.search);
const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const from = performance.now();
const opening = indexedDB.open('bare', 1);
opening.onupgradeneeded = () => {
  opening.result.createObjectStore('cases', { keyPath: 'id' }).createIndex('due', 'dueAt');
};
const db = await settled(opening);

async function fill(count: number): Promise<void> {
  const now = Date.UTC(2026, 10, 23, 9);
  for (let at = 0; at < count; at += PAGE) {
    const transaction = db.transaction('cases', 'readwrite', { durability: 'strict' });
    for (let i = at; i < Math.min(count, at + PAGE); i++) {
      transaction.objectStore('cases').put(syntheticCase(i, 'person-1', now));
    }
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
  }
}

async function read(): Promise<Record<string, number>> {
  const index = db.transaction('cases').objectStore('cases').index('due');
  const first = await settled(index.getAll(null, FIRST));
  const firstRowsMs = performance.now() - from;
  const all = (await settled(db.transaction('cases').objectStore('cases').index('due').getAll())) as unknown[];
  if (first.length !== FIRST || all.length !== Number(asked.get('cases'))) throw new Error(`${all.length} were read`);
  return { firstRowsMs, sortableMs: performance.now() - from };
}

const fillCount = asked.get('fill');
if (fillCount !== null) await fill(Number(fillCount));
document.body.setAttribute('data-figures', JSON.stringify(fillCount === null ? await read() : {}));
