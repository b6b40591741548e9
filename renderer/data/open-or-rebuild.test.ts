import { Dexie } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import type { Clock } from '../../shared/clock.ts';
import { aCase, aJudgment, anUnlocked, aPage, aPut } from '../testing/builders.ts';
import { accessTo } from '../testing/a-key-service.ts';
import { openTestStore } from '../testing/open-test-store.ts';
import { changeRawRows, deleteDatabase } from '../testing/raw-database.ts';
import { saveDraft } from './actions/save-draft.ts';
import { readRecovered } from './cache/recovered.ts';
import { openOrRebuild } from './open-or-rebuild.ts';
import { openParts, type StoreParts } from './open-parts.ts';
import { fromBase64 } from './sealed/base64.ts';
import { StoreBlockedError, StoreStuckError, WrongKeyError } from './store-errors.ts';

const masterKey = fromBase64(anUnlocked().masterKey);
const otherKey = fromBase64(btoa('k'.repeat(32)));
/** A clock on which waits of up to `limitMs` are over at once, and longer ones never. */
function clockThatPasses(limitMs: number): Clock {
  return {
    now: () => Date.parse('2026-11-23T12:00:00Z'),
    after: (delayMs, run) => {
      if (delayMs <= limitMs) queueMicrotask(run);
      return () => {};
    },
  };
}
const patient = clockThatPasses(0);
const quick = clockThatPasses(1_000);
const impatient = clockThatPasses(10_000);

const opened: StoreParts[] = [];
const names: string[] = [];
afterEach(async () => {
  for (const { db } of opened.splice(0)) db.close();
  for (const name of names.splice(0)) await deleteDatabase(name);
});

/** A store with a draft in it, closed. */
async function filled(): Promise<string> {
  const store = await openTestStore();
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  await saveDraft(store, aJudgment(), 0);
  await store.db.transaction('rw', store.db.tables, () => {});
  store.close();
  names.push(store.db.name);
  return store.db.name;
}

async function open(...args: Parameters<typeof openOrRebuild>): Promise<StoreParts> {
  const parts = await openOrRebuild(...args);
  opened.push(parts);
  return parts;
}

test('a store that opens is left alone', async () => {
  const { db } = await open(accessTo(await filled(), masterKey), patient);
  expect(await db.drafts.count()).toBe(1);
  expect(await readRecovered(db)).toBeNull();
});

test.each([
  new DOMException('Internal error opening backing store', 'UnknownError'),
  new DOMException('The transaction was aborted', 'AbortError'),
  new Dexie.OpenFailedError('failed', new DOMException('gone', 'InvalidStateError')),
])('a store that cannot be opened (%s) is begun anew, and that is noted', async error => {
  const name = await filled();
  let tries = 0;
  const { db } = await open(accessTo(name, masterKey), quick, async () => {
    tries++;
    throw error;
  });
  expect(tries).toBe(3);
  expect(await db.drafts.count()).toBe(0);
  expect(await readRecovered(db)).toEqual({ at: '2026-11-23T12:00:00.000Z', why: 'damaged', acts: 0, drafts: 0 });
});

test('a store that neither opens nor can be deleted says so: somebody else must remove it', async () => {
  const name = await filled();
  const broken = new DOMException('Internal error opening backing store', 'UnknownError');
  const deleting = vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
    const request = { error: broken, onerror: (_event: unknown) => {} };
    queueMicrotask(() => request.onerror({ target: request }));
    return request as unknown as IDBOpenDBRequest;
  });
  await expect(open(accessTo(name, masterKey), quick, () => Promise.reject(broken))).rejects.toThrow(StoreStuckError);
  deleting.mockRestore();
  const { db } = await open(accessTo(name, masterKey), patient);
  expect(await db.drafts.count()).toBe(1);
});

test('a store that is held for a moment is not thrown away', async () => {
  const name = await filled();
  let tries = 0;
  const { db } = await open(accessTo(name, masterKey), quick, async (...args) => {
    if (++tries < 3) throw new DOMException('Locked by a virus scanner', 'UnknownError');
    return await openParts(...args);
  });
  expect(await db.drafts.count()).toBe(1);
});

test.each([
  new DOMException('full', 'QuotaExceededError'),
  new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError')),
  new Dexie.DatabaseClosedError('closed'),
  new StoreBlockedError('held'),
  new TypeError('a bug'),
])('nothing is thrown away for %s', async error => {
  const name = await filled();
  await expect(
    openOrRebuild(accessTo(name, masterKey), quick, async () => {
      throw error;
    }),
  ).rejects.toBe(error);
  const { db } = await open(accessTo(name, masterKey), patient);
  expect(await db.drafts.count()).toBe(1);
});

test('a store of which nothing opens with the key is begun anew', async () => {
  const name = await filled();
  const { db } = await open(accessTo(name, otherKey), quick);
  expect(await db.drafts.count()).toBe(0);
  expect((await db.meta.toCollection().primaryKeys()).toSorted()).toEqual(['key-check', 'recovered', 'seq']);
  expect(await readRecovered(db)).toMatchObject({ why: 'damaged' });
  db.close();
  await expect(openParts(accessTo(name, masterKey))).rejects.toThrow(WrongKeyError);
});

test('a damaged key check alone costs nothing: another row says that the key is right', async () => {
  const name = await filled();
  await changeRawRows(name, 'meta', row => ({ ...row, box: row.box.map(byte => byte ^ 255) }));
  const { db } = await open(accessTo(name, masterKey), patient);
  expect(await db.drafts.count()).toBe(1);
  expect(await readRecovered(db)).toBeNull();
  expect(await db.meta.get('key-check')).toMatchObject({ value: 'ring 1' });
});

/** Dexie's version 3 is the browser's 30; this is the same tables, changed by somebody else. */
const CHANGED = 31;

test('tables that are missing are made again, and the others keep what they have', async () => {
  const name = await filled();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, CHANGED);
    request.addEventListener('upgradeneeded', () => {
      for (const table of ['outbox', 'packs', 'meta']) request.result.deleteObjectStore(table);
    });
    request.addEventListener('success', () => (request.result.close(), resolve()));
    request.addEventListener('error', () => reject(request.error ?? new Error('Not opened')));
  });
  const { db } = await open(accessTo(name, masterKey), patient);
  expect([await db.drafts.count(), await db.outbox.count()]).toEqual([1, 0]);
});

test('an upgrade that another window blocks ends with a sentence, and throws nothing away', async () => {
  const name = await filled();
  // A window that does not let go. It lacks a table, so opening has to change the database.
  const holding = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, CHANGED);
    request.addEventListener('upgradeneeded', () => request.result.deleteObjectStore('overlay'));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('Not opened')));
  });
  await expect(openOrRebuild(accessTo(name, masterKey), impatient)).rejects.toThrow(StoreBlockedError);
  holding.close();
  const { db } = await open(accessTo(name, masterKey), patient);
  expect(await db.drafts.count()).toBe(1);
});
