import { Dexie, type DBCore, type DBCoreTransaction, type Middleware } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { aJournal } from '../testing/a-journal.ts';
import { aCase, aJudgment, anAnnotation, aPage, aProcess, aPut } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { outboxOf } from '../testing/outbox-of.ts';
import { changeRawRows } from '../testing/raw-database.ts';
import { putAnnotation } from './actions/put-annotation.ts';
import { saveDraft } from './actions/save-draft.ts';
import { withoutLost } from './drop-lost.ts';
import type { StoreParts } from './open-parts.ts';
import { readDraft } from './queries/use-draft.ts';
import { followQuery } from './queries/use-store-query.ts';

const open: TestStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const page = aPage([aPut('process', 'new-business@1', aProcess()), aPut('case', 'c-1', aCase())]);

/**
 * What Chromium does with rows whose file is gone or cut: the request fails, and when whoever asked has caught that and
 * goes on, the transaction is ended before it commits. Until the row is written anew or deleted.
 */
function lossOf(tableName: string, keys: Iterable<string>, error: () => DOMException): Middleware<DBCore> {
  const lost = new Set(keys);
  const fail = (trans: DBCoreTransaction) => {
    endLater(trans as unknown as IDBTransaction, tableName);
    return Dexie.Promise.reject(error());
  };
  return {
    stack: 'dbcore',
    name: 'loss',
    level: -3,
    create: core => ({
      ...core,
      table: name => {
        const table = core.table(name);
        if (name !== tableName) return table;
        const isLost = (key: unknown): boolean => lost.has(String(key));
        return {
          ...table,
          get: request => (isLost(request.key) ? fail(request.trans) : table.get(request)),
          getMany: request => (request.keys.some(isLost) ? fail(request.trans) : table.getMany(request)),
          query: request => (request.values === true && lost.size > 0 ? fail(request.trans) : table.query(request)),
          mutate: request => {
            if (request.type === 'delete') for (const key of request.keys as unknown[]) lost.delete(String(key));
            return table.mutate(request);
          },
        };
      },
    }),
  };
}

const ending = new WeakSet<IDBTransaction>();

/** Ends it once, after what the reader still asks of it. */
function endLater(transaction: IDBTransaction, table: string): void {
  if (!ending.has(transaction)) takeTurns(transaction, table, 20);
  ending.add(transaction);
}

function takeTurns(transaction: IDBTransaction, table: string, turns: number): void {
  const request = transaction.objectStore(table).count();
  request.addEventListener('success', () => {
    if (turns === 0) transaction.abort();
    else takeTurns(transaction, table, turns - 1);
  });
}

const missing = () => new DOMException('Data lost due to missing file', 'NotReadableError');
const cut = () => new DOMException('Failed to read large IndexedDB value', 'UnknownError');

async function storedKeys(store: TestStore, table: string, column: string): Promise<string[]> {
  const keys: string[] = [];
  await changeRawRows(store.db.name, table, row => {
    keys.push(String(row[column]));
    return null;
  });
  return keys;
}

async function lose(db: StoreParts['db'], loss: Middleware<DBCore>): Promise<void> {
  db.use(loss);
  db.close({ disableAutoOpen: false });
  await db.open();
}

async function withWork(): Promise<{ store: TestStore; journal: ReturnType<typeof aJournal> }> {
  const journal = aJournal();
  const store = await openTestStore({ keep: journal.keep });
  open.push(store);
  await store.pull(page);
  await putAnnotation(store, anAnnotation());
  await putAnnotation(store, anAnnotation({ id: 'urn:uuid:second' }));
  await saveDraft(store, aJudgment({ answers: { smoker: true } }), 0);
  return { store, journal };
}

test.each([
  ['drafts', 'gone', 'caseId', missing],
  ['outbox', 'gone', 'id', missing],
  ['outbox', 'cut', 'id', cut],
] as const)(
  'I3 large rows of %s whose files are %s end no later transaction, and come back from the journal',
  async (table, _how, column, error) => {
    const { store, journal } = await withWork();
    const { db } = store.context;
    await lose(db, lossOf(table, await storedKeys(store, table, column), error));
    await expect(
      db.transaction('rw', db.tables, async () => void (await db.table(table).toArray())),
    ).rejects.toMatchObject({
      name: 'AbortError',
    });
    await journal.reconcile(store);
    expect((await outboxOf(store)).map(({ mutation }) => mutation.seq)).toEqual([1, 2]);
    expect((await readDraft(store, 'c-1'))?.judgment.answers).toEqual({ smoker: true });
  },
);

test('a row that a virus scanner held for a moment is not dropped', async () => {
  const { store } = await withWork();
  const { db } = store.context;
  let times = 0;
  const once: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'loss',
    level: -3,
    create: core => ({
      ...core,
      table: name => {
        const table = core.table(name);
        if (name !== 'drafts') return table;
        const get: typeof table.get = request => {
          if (++times > 1) return table.get(request);
          endLater(request.trans as unknown as IDBTransaction, name);
          return Dexie.Promise.reject(cut());
        };
        return { ...table, get };
      },
    }),
  };
  await lose(db, once);
  expect(await db.drafts.get('c-1')).toBeUndefined();
  await expect.poll(() => times, { timeout: 10_000 }).toBe(2);
  expect((await db.drafts.get('c-1'))?.judgment.answers).toEqual({ smoker: true });
});

test('what is on the screen is asked again when the row that ended its question has gone', async () => {
  const { store, journal } = await withWork();
  await lose(store.db, lossOf('drafts', await storedKeys(store, 'drafts', 'caseId'), missing));
  const seen: unknown[] = [];
  const stop = followQuery(store, (from, id) => readDraft(from, id), 'c-1', {
    next: draft => seen.push(draft?.judgment.answers ?? null),
    error: error => seen.push(error),
  });
  await expect.poll(() => seen, { timeout: 10_000 }).toContain(null);
  await expect.poll(() => store.context.db.drafts.count(), { timeout: 10_000 }).toBe(0);
  await journal.reconcile(store);
  await expect.poll(() => seen.at(-1), { timeout: 10_000 }).toEqual({ smoker: true });
  stop();
});

test('a failure that is no loss is passed on at once', async () => {
  const { store } = await withWork();
  let asked = 0;
  const read = (): Promise<never> => {
    asked++;
    return Promise.reject(new DOMException('Aborted', 'AbortError'));
  };
  await expect(withoutLost(store.db, read)).rejects.toThrow('Aborted');
  expect(asked).toBe(1);
});

test('I20 a value that the browser reads as noise counts as damaged: the rest is read, and it comes back', async () => {
  const { store, journal } = await withWork();
  const { db } = store.context;
  const noise: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'noise',
    level: -3,
    create: core => {
      let isWritten = false;
      return {
        ...core,
        table: name => {
          const table = core.table(name);
          if (name !== 'drafts') return table;
          return {
            ...table,
            get: async request => (isWritten ? ((await table.get(request)) as unknown) : null),
            getMany: async request =>
              isWritten ? ((await table.getMany(request)) as unknown[]) : request.keys.map(() => null),
            query: async request => {
              const answer = await table.query(request);
              return isWritten || request.values !== true ? answer : { result: answer.result.map(() => null) };
            },
            mutate: request => {
              isWritten ||= request.type === 'put';
              return table.mutate(request);
            },
          };
        },
      };
    },
  };
  await lose(db, noise);
  expect(await db.drafts.toArray()).toEqual([]);
  expect(await db.drafts.get('c-1')).toBeUndefined();
  await expect.poll(() => db.quarantine.count(), { timeout: 10_000 }).toBe(1);
  await journal.reconcile(store);
  expect((await readDraft(store, 'c-1'))?.judgment.answers).toEqual({ smoker: true });
});
