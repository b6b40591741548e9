import type { Clock } from '../../shared/clock.ts';
import { MeridianDb } from './db.ts';
import { dropLost } from './drop-lost.ts';
import type { KeyRing } from './keys/key-ring.ts';
import { checkKey } from './check-key.ts';
import { quarantineUnreadable } from './quarantine-unreadable.ts';
import { type Blind, blindWith } from './sealed/blind.ts';
import { type BulkCipher, bulkCipherWith } from './sealed/bulk-cipher.ts';
import { deriveKeys } from './sealed/derive-keys.ts';
import { rowSealWith } from './sealed/row-seal.ts';
import { StoreBlockedError } from './store-errors.ts';
import { systemClock } from './system-clock.ts';

/** A person's database, open, with what it takes to read it. The window and its cache worker each have one. */
export interface StoreParts {
  readonly db: MeridianDb;
  readonly blind: Blind;
  readonly ring: KeyRing;
  readonly packs: BulkCipher;
  readonly chunks: BulkCipher;
  onUnreadable(table: string, key: string): void;
}

/** Another window that was asked to let go does so at once; one that hangs is not waited for. */
const BLOCKED_MS = 10_000;

/** What it takes to open a person's store. */
export interface StoreAccess {
  readonly storeName: string;
  readonly masterKey: Uint8Array;
  /** Loaded by whoever opens first. */
  readonly ring: KeyRing;
}

/** Opens the database; throws `WrongKeyError` before anything is read or written when the keys are others. */
export async function openParts(access: StoreAccess, clock: Clock = systemClock): Promise<StoreParts> {
  const { storeName, masterKey, ring } = access;
  const keys = deriveKeys(masterKey);
  const blind = blindWith(keys.blind);
  let isRightKey = false;
  const onUnreadable = (table: string, key: string): void => {
    if (isRightKey) quarantineUnreadable(db, table, key);
  };
  const db = new MeridianDb({
    name: storeName,
    rows: rowSealWith(keys.rows, ring),
    blind,
    onUnreadable,
    onLost: (table, key) => dropLost(db, table, key),
  });
  // Another window wants to change or delete the database: let it, and open again when we next need it.
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: false });
    return false;
  });
  const loading = ring.load();
  // Waited for below, also when the database fails first.
  loading.catch(() => {});
  await openUnblocked(db, clock);
  try {
    await loading;
    await checkKey(db, ring, clock.now());
    isRightKey = true;
  } catch (error) {
    db.close();
    throw error;
  }
  const [packs, chunks] = [bulkCipherWith(ring, 'packs'), bulkCipherWith(ring, 'chunks')];
  return { db, blind, ring, packs, chunks, onUnreadable };
}

/** An upgrade waits until every other connection is closed; after a while somebody must be told. */
async function openUnblocked(db: MeridianDb, clock: Clock): Promise<void> {
  const blocked = Promise.withResolvers<never>();
  let cancel = (): void => {};
  db.on('blocked', () => {
    cancel = clock.after(BLOCKED_MS, () =>
      blocked.reject(new StoreBlockedError('Another window holds the store on this computer.')),
    );
    return false;
  });
  try {
    await Promise.race([db.open(), blocked.promise]);
  } catch (error) {
    db.close();
    throw error;
  } finally {
    cancel();
  }
}
