import { afterEach, expect, test } from 'vitest';
import { accessTo } from '../../testing/a-key-service.ts';
import { aJournal } from '../../testing/a-journal.ts';
import { aCase, aJudgment, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { deleteDatabase } from '../../testing/raw-database.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { submitJudgment } from '../actions/submit-judgment.ts';
import { cacheHandlers } from '../cache-handlers.ts';
import { openParts } from '../open-parts.ts';
import { readDraft } from '../queries/use-draft.ts';
import { followQuery } from '../queries/use-store-query.ts';
import { fromBase64 } from '../sealed/base64.ts';
import { keepOpen, type OpenCache } from './keep-open.ts';
import { openCache } from './open-cache.ts';

let store: TestStore;
let kept: OpenCache;
let failures: unknown[];
let now = 0;

async function begin(keep = aJournal().keep): Promise<ReturnType<typeof cacheHandlers>> {
  failures = [];
  now = Date.parse('2026-11-23T12:00:00Z');
  store = await openTestStore({ keep });
  await store.pull(aPage([aPut('case', 'c-1', aCase())], { nextCursor: 'one' }));
  // The cache of the test store lets go: this one takes its place, as the worker's does.
  store.context.db.close();
  const clock = { now: () => now++, after: () => () => {} };
  kept = keepOpen({
    clock,
    open: async () => {
      const parts = await openParts(accessTo(store.unlocked.storeName, fromBase64(store.unlocked.masterKey)));
      return await openCache({ ...parts, clock, fetch: () => Promise.reject(new TypeError('No host')) });
    },
    onFailed: error => failures.push(error),
  });
  await kept.current();
  return cacheHandlers(kept.current);
}
afterEach(async () => {
  kept.close();
  await store.discard();
});

/** The browser closes the connection by itself, as when its storage process was restarted. */
async function closeConnection(): Promise<void> {
  const context = await kept.current();
  context?.db.backendDB().dispatchEvent(new Event('close'));
}

test('a connection that the browser closed is opened again, and nothing is asked twice of the person', async () => {
  const cache = await begin();
  await closeConnection();
  expect(await cache['cache.cursor']()).toMatchObject({ ok: true, value: { cursor: 'one' } });
  const page = aPage([aPut('case', 'c-2', aCase({ id: 'c-2' }))], { nextCursor: 'two' });
  expect(await cache['cache.applyPage'](page)).toMatchObject({ ok: true });
  expect(failures).toEqual([]);
});

test('a connection that does not stay open is given up, and said; after a calm minute it is tried again', async () => {
  const cache = await begin();
  await closeConnection();
  await kept.current();
  now += 60_000;
  await closeConnection();
  expect(await cache['cache.cursor']()).toMatchObject({ ok: true });
  await closeConnection();
  expect(await cache['cache.cursor']()).toMatchObject({ ok: false, failure: { code: 'locked' } });
  expect(failures).toHaveLength(1);
});

test('a wall clock that was set back by a day does not make a calm day of closings a storm of them', async () => {
  const cache = await begin();
  await closeConnection();
  await kept.current();
  now -= 86_400_000;
  await closeConnection();
  expect(await cache['cache.cursor']()).toMatchObject({ ok: true });
  expect(failures).toEqual([]);
});

test('I1 a database that is deleted under a running cache begins anew, without a cursor that is ahead of it', async () => {
  const journal = aJournal();
  const cache = await begin(journal.keep);
  await saveDraft(store, aJudgment(), 0);
  await submitJudgment(store, aJudgment());
  await deleteDatabase(store.db.name);
  expect(await cache['cache.cursor']()).toEqual({ ok: true, value: null });
  await journal.reconcile({ ...store, cache });
  expect(await cache['cache.outbox']({ limit: 10 })).toMatchObject({ value: [{ mutation: { seq: 1 } }] });
  expect(await cache['cache.applyPage'](aPage([aPut('case', 'c-9', aCase({ id: 'c-9' }))]))).toMatchObject({
    ok: true,
  });
  await expect.poll(() => store.feed.cases().map(({ id }) => id)).toEqual(['c-9']);
});

test('what is on the screen follows the store through a closed connection', async () => {
  await begin();
  const seen: unknown[] = [];
  const stop = followQuery(store, readDraft, 'c-1', {
    next: draft => seen.push(draft?.judgment.answers),
    error: error => expect.fail(String(error)),
  });
  await expect.poll(() => seen).toEqual([undefined]);
  store.db.backendDB().dispatchEvent(new Event('close'));
  await saveDraft(store, aJudgment({ answers: { smoker: true } }), 0);
  await expect.poll(() => seen.at(-1)).toEqual({ smoker: true });
  stop();
});
