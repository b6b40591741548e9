const PIECE_BYTES = 1024 * 1024;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function put(db: IDBDatabase, piece: Uint8Array<ArrayBuffer>, number: number): Promise<void> {
  const transaction = db.transaction('bytes', 'readwrite', { durability: 'strict' });
  transaction.objectStore('bytes').put(piece, number);
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
}

/** What cannot be done with less: one buffer, one put a mebibyte, the next one filled meanwhile. */
async function fetchInPieces(db: IDBDatabase, path: string): Promise<void> {
  const response = await fetch(path);
  if (!response.body) throw new Error('The document has no body');
  const piece = new Uint8Array(PIECE_BYTES);
  let [filled, number, last] = [0, 0, Promise.resolve()];
  for (const reader = response.body.getReader(); ; ) {
    const { done: ended, value } = await reader.read();
    if (ended) break;
    for (let from = 0; from < value.length; ) {
      const count = Math.min(value.length - from, PIECE_BYTES - filled);
      piece.set(value.subarray(from, from + count), filled);
      filled += count;
      from += count;
      if (filled < PIECE_BYTES) continue;
      await last;
      // Copied by the database before `put` returns, so the buffer can be filled again.
      last = put(db, piece, number++);
      filled = 0;
    }
  }
  await last;
  if (filled > 0) await put(db, piece.slice(0, filled), number);
}

const open = indexedDB.open('bare', 1);
open.onupgradeneeded = () => open.result.createObjectStore('bytes');
const db = await done(open);
const path = new URLSearchParams(location.search).get('path') ?? '';
document.body.setAttribute('data-ready', '');
await fetchInPieces(db, path);
document.body.setAttribute('data-stored', '');
