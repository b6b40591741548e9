import { requestOf, waitingMutations } from '../../waiting-mutations.ts';

type Row = ReturnType<typeof waitingMutations>[number];

const asked = new URLSearchParams(location.search);
const server = asked.get('server') ?? '';
const perRequest = Number(asked.get('each') ?? 250);
const atOnce = Number(asked.get('at-once') ?? 4);

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });

async function openStore(): Promise<IDBDatabase> {
  const open = indexedDB.open('bare', 1);
  open.onupgradeneeded = () => open.result.createObjectStore('outbox', { keyPath: 'id' });
  return await new Promise((resolve, reject) => {
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(open.error);
  });
}

async function put(db: IDBDatabase, rows: readonly Row[]): Promise<void> {
  const transaction = db.transaction('outbox', 'readwrite', { durability: 'strict' });
  for (const row of rows) transaction.objectStore('outbox').put(row);
  await done(transaction);
}

async function send(db: IDBDatabase, rows: readonly Row[]): Promise<void> {
  await put(
    db,
    rows.map(row => ({ ...row, state: 'sending' })),
  );
  // Plain text: JSON would cost a request before each, to ask whether it may.
  const answer = await fetch(`${server}/v1/mutations`, { method: 'POST', body: requestOf(rows) });
  await answer.json();
  await put(
    db,
    rows.map(row => ({ ...row, state: 'accepted' })),
  );
}

/** The floor: the plain rows read, sent in order, marked before and after as durably as ours; nothing checked or sealed. */
async function push(db: IDBDatabase): Promise<void> {
  const reading = db.transaction('outbox').objectStore('outbox').getAll() as IDBRequest<Row[]>;
  await done(reading.transaction as IDBTransaction);
  const waiting = reading.result;
  const sendSome = async (): Promise<void> => {
    while (waiting.length > 0) await send(db, waiting.splice(0, perRequest));
  };
  await Promise.all(Array.from({ length: atOnce }, sendSome));
}

const db = await openStore();
await put(db, waitingMutations(1000));
const begun = performance.now();
await push(db);
document.body.setAttribute('data-ms', String(performance.now() - begun));
