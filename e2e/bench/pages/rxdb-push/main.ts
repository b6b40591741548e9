import { createRxDatabase, type RxJsonSchema } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { OutboxEntry } from '../../../../shared/model/outbox.ts';
import { requestOf, waitingMutations } from '../../waiting-mutations.ts';

interface Row {
  readonly id: string;
  readonly [member: string]: unknown;
}

const server = new URLSearchParams(location.search).get('server') ?? '';
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    caseId: { type: 'string' },
    mutation: { type: 'object' },
    state: { type: 'string' },
    attempts: { type: 'number' },
  },
  required: ['id'],
} satisfies RxJsonSchema<Row> as RxJsonSchema<Row>;

const database = await createRxDatabase({ name: 'peer', storage: getRxStorageDexie(), multiInstance: false });
const { outbox } = await database.addCollections({ outbox: { schema } });
await outbox.bulkInsert(waitingMutations(1000));
const begun = performance.now();
const replication = replicateRxCollection<Row, object>({
  collection: outbox,
  replicationIdentifier: 'bench',
  live: false,
  push: {
    batchSize: 100,
    handler: async rows => {
      const body = requestOf(rows.map(row => row.newDocumentState as unknown as OutboxEntry));
      await (await fetch(`${server}/v1/mutations`, { method: 'POST', body })).json();
      return [];
    },
  },
});
replication.error$.subscribe(error => {
  throw error;
});
await replication.awaitInitialReplication();
document.body.setAttribute('data-ms', String(performance.now() - begun));
