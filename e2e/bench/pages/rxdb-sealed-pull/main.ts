import { wrappedKeyEncryptionCryptoJsStorage } from 'rxdb/plugins/encryption-crypto-js';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { pullIntoRxdb } from '../rxdb-pull/pull-into-rxdb.ts';

// RxDB seals members, not rows: everything that may be, and need not be an index, is.
const SEALED = ['reference', 'title', 'attributes', 'assignment', 'process'];
const storage = wrappedKeyEncryptionCryptoJsStorage({ storage: getRxStorageDexie() });
document.body.setAttribute('data-ms', String(await pullIntoRxdb(storage, SEALED, 'a password of the bench')));
