import { MeridianDb } from './db.ts';
import { quarantineUnreadable } from './quarantine-unreadable.ts';
import { type Blind, blindWith } from './sealed/blind.ts';
import { type BulkCipher, bulkCipherWith } from './sealed/bulk-cipher.ts';
import { deriveKeys } from './sealed/derive-keys.ts';
import { rowCipherWith } from './sealed/row-cipher.ts';

/** A person's database, open, with what it takes to read it. The window and its cache worker each have one. */
export interface StoreParts {
  readonly db: MeridianDb;
  readonly blind: Blind;
  readonly packs: BulkCipher;
  readonly chunks: BulkCipher;
  onUnreadable(table: string, key: string): void;
}

/** The key is not the one that this store was made with. */
export class WrongKeyError extends Error {}

const KEY_CHECK = 'key-check';

/** Opens the database; throws `WrongKeyError` before anything is read or written when the key is another one. */
export async function openParts(storeName: string, masterKey: Uint8Array): Promise<StoreParts> {
  const keys = deriveKeys(masterKey);
  const ciphers = Promise.all([bulkCipherWith(keys.packs), bulkCipherWith(keys.chunks)]);
  const blind = blindWith(keys.blind);
  let unreadableCheck = false;
  const onUnreadable = (table: string, key: string): void => {
    if (table === 'meta' && key === KEY_CHECK) unreadableCheck = true;
    else quarantineUnreadable(db, table, key);
  };
  const db = new MeridianDb({ name: storeName, cipher: rowCipherWith(keys.rows), blind, onUnreadable });
  // Another window wants to change or delete the database: let it, and open again when we next need it.
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: false });
    return false;
  });
  await db.open();
  if (!(await db.meta.get(KEY_CHECK))) {
    if (unreadableCheck) {
      db.close();
      throw new WrongKeyError('The key does not open the store on this computer.');
    }
    await db.meta.put({ name: KEY_CHECK, value: true });
  }
  const [packs, chunks] = await ciphers;
  return { db, blind, packs, chunks, onUnreadable };
}
