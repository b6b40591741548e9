/** A second connection to a store's database, past everything of ours: what somebody else on the machine could do to it. */
export async function withRawDatabase(name: string, change: (db: IDBDatabase) => Promise<void>): Promise<void> {
  const db = await resultOf(indexedDB.open(name));
  try {
    await change(db);
  } finally {
    db.close();
  }
}

/** Changes stored rows as they lie on disk. `null` leaves the row as it is. */
export async function changeRawRows(
  name: string,
  table: string,
  change: (row: RawRow, all: readonly RawRow[]) => RawRow | null,
): Promise<void> {
  await withRawDatabase(name, async db => {
    const transaction = db.transaction(table, 'readwrite');
    const store = transaction.objectStore(table);
    const rows = await resultOf(store.getAll() as IDBRequest<RawRow[]>);
    for (const row of rows) {
      const changed = change(row, rows);
      if (changed) store.put(changed);
    }
    await doneWith(transaction);
  });
}

export type RawRow = Record<string, unknown> & { readonly box: Uint8Array };

/** The row with one bit of its box turned over. */
export function flipped(row: RawRow, at = 30): RawRow {
  const box = row.box.slice();
  box[at] = (box[at] ?? 0) ^ 1;
  return { ...row, box };
}

/** Empties tables behind our back. */
export async function emptyTables(name: string, tables: readonly string[]): Promise<void> {
  await withRawDatabase(name, async db => {
    const transaction = db.transaction([...tables], 'readwrite');
    for (const table of tables) transaction.objectStore(table).clear();
    await doneWith(transaction);
  });
}

export async function deleteDatabase(name: string): Promise<void> {
  await resultOf(indexedDB.deleteDatabase(name));
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The request failed')));
  });
}

function doneWith(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('Aborted')));
  });
}
