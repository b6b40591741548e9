import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { pullIntoRxdb } from './pull-into-rxdb.ts';

document.body.setAttribute('data-ms', String(await pullIntoRxdb(getRxStorageDexie(), [], null)));
