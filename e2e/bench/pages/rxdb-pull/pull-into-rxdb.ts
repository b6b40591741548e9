import { createRxDatabase, type RxJsonSchema, type RxStorage } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';

interface BenchCase {
  readonly id: string;
  readonly status: string;
  readonly dueAt: string;
  readonly [member: string]: unknown;
}
interface Page {
  readonly changes: readonly { readonly id: string; readonly value: BenchCase }[];
  readonly nextCursor: string;
  readonly hasMore: boolean;
}
interface Checkpoint {
  readonly cursor: string;
}

const text = { type: 'string', maxLength: 200 } as const;

/** The same feed into RxDB by its own replication, as its documentation says; gives the milliseconds that it took. */
export async function pullIntoRxdb(
  storage: RxStorage<object, object>,
  sealed: readonly string[],
  password: string | null,
): Promise<number> {
  const schema = {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: text,
      reference: text,
      title: { type: 'string' },
      process: { type: 'object' },
      status: text,
      priority: text,
      receivedAt: text,
      dueAt: text,
      assignment: { type: 'object' },
      documents: { type: 'array' },
      attributes: { type: 'object' },
    },
    required: ['id', 'status', 'dueAt'],
    indexes: [['status', 'dueAt']],
    encrypted: [...sealed],
  } satisfies RxJsonSchema<BenchCase> as RxJsonSchema<BenchCase>;
  const database = await createRxDatabase({
    name: 'peer',
    storage,
    multiInstance: false,
    ...(password === null ? {} : { password }),
  });
  const { cases } = await database.addCollections({ cases: { schema } });
  const begun = performance.now();
  const replication = replicateRxCollection<BenchCase, Checkpoint>({
    collection: cases,
    replicationIdentifier: 'bench',
    live: false,
    pull: {
      batchSize: 500,
      handler: async last => {
        const answer = await fetch(`/v1/changes?limit=500&cursor=${last?.cursor ?? ''}`);
        const body = await answer.text();
        // RxDB asks until it gets less than a batch: behind the last page there is nothing.
        if (body === '') return { documents: [], checkpoint: last ?? { cursor: '' } };
        const page = JSON.parse(body) as Page;
        return {
          documents: page.changes.map(({ value }) => ({ ...value, _deleted: false })),
          checkpoint: { cursor: page.nextCursor },
        };
      },
    },
  });
  replication.error$.subscribe(error => {
    throw error;
  });
  await replication.awaitInitialReplication();
  const ms = performance.now() - begun;
  const stored = await cases.count().exec();
  document.body.setAttribute('data-stored', String(stored));
  return ms;
}
