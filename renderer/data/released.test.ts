import { afterEach, expect, test } from 'vitest';
import { CaseId } from '../../shared/model/ids.ts';
import { ok } from '../../shared/result.ts';
import type { RingContent } from '../../shared/rpc/keys-contract.ts';
import { createKeyService } from '../testing/a-key-service.ts';
import { anUnlocked } from '../testing/builders.ts';
import { deleteDatabase, withRawDatabase } from '../testing/raw-database.ts';
import { openCache } from './cache/open-cache.ts';
import { readRecovered } from './cache/recovered.ts';
import { cacheHandlers } from './cache-handlers.ts';
import { openDocumentBytes } from './document-bytes.ts';
import { KeyRing } from './keys/key-ring.ts';
import { openOrRebuild } from './open-or-rebuild.ts';
import { assembleStore } from './open-store.ts';
import { readCaseFile } from './queries/use-case-file.ts';
import { readDraft } from './queries/use-draft.ts';
import { readQueue } from './queries/use-queue.ts';
import { fromBase64 } from './sealed/base64.ts';
import { systemClock } from './system-clock.ts';

interface KeptTable {
  readonly name: string;
  readonly keyPath: string | string[];
  readonly indexes: readonly { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
  readonly rows: readonly unknown[];
}

/** A window's database as a released build left it (`e2e/released/keep.ts`), and what opens it. */
interface Kept {
  readonly storeName: string;
  readonly masterKey: string;
  readonly ring: RingContent;
  readonly database: { readonly version: number; readonly tables: readonly KeptTable[] };
}

const versions = Object.entries(import.meta.glob<Kept>('./testing/released-*.json', { import: 'default' })).map(
  ([file, load]) => [file.replace(/^.*released-|\.json$/g, ''), load] as const,
);

const closings: (() => void)[] = [];
const names: string[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) close();
  for (const name of names.splice(0)) await deleteDatabase(name);
});

/** Bytes come out of JSON as `{ bytes }`. */
function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  if ('bytes' in value && typeof value.bytes === 'string' && Object.keys(value).length === 1) {
    return fromBase64(value.bytes);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revived(one)]));
}

/** Puts the database where the released build had it. `newer`: and then a later build changed it in its own way. */
async function lay({ storeName, database }: Kept, newer = false): Promise<void> {
  names.push(storeName);
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(storeName, database.version);
    request.addEventListener('upgradeneeded', () => {
      for (const { name, keyPath, indexes, rows } of database.tables) {
        const store = request.result.createObjectStore(name, { keyPath });
        for (const { name: index, keyPath: path, ...how } of indexes) store.createIndex(index, path, how);
        for (const row of rows) store.put(revived(row));
      }
    });
    request.addEventListener('success', () => (request.result.close(), resolve()));
    request.addEventListener('error', () => reject(request.error ?? new Error('Not laid')));
  });
  if (!newer) return;
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(storeName, database.version + 1000);
    request.addEventListener('upgradeneeded', () => {
      // What this build has, a later one has as well.
      request.result.createObjectStore('words', { keyPath: 'key' }).createIndex('caseId', 'caseId');
      request.result.createObjectStore('texts', { keyPath: 'key' }).createIndex('readAs', 'readAs');
      const segments = request.result.createObjectStore('segments', { keyPath: 'sealedBy' });
      segments.createIndex('[sealedBy+covers+made]', ['sealedBy', 'covers', 'made']);
      request.result.createObjectStore('ofTomorrow', { keyPath: 'id' }).put({ id: 1, word: 'kept' });
      request.transaction?.objectStore('outbox').createIndex('ofTomorrow', 'ofTomorrow');
    });
    request.addEventListener('success', () => (request.result.close(), resolve()));
    request.addEventListener('error', () => reject(request.error ?? new Error('Not changed')));
  });
}

/** Opens it as the window and its worker do. */
async function open({ storeName, masterKey, ring }: Kept) {
  const keys = createKeyService(ring);
  const access = () => ({ storeName, masterKey: fromBase64(masterKey), ring: new KeyRing(keys.connect()) });
  const clock = systemClock;
  const cacheParts = await openOrRebuild(access(), clock);
  const context = await openCache({ ...cacheParts, clock, fetch: () => Promise.reject(new TypeError('No host')) });
  const store = await assembleStore(await openOrRebuild(access(), clock), {
    unlocked: anUnlocked({ storeName, masterKey }),
    clock,
    keep: async () => ok(undefined),
    nudgeSync: () => {},
    onClose: () => cacheParts.db.close(),
  });
  closings.push(store.close);
  return { store, cache: cacheHandlers(() => context) };
}

const work = async ({ store, cache }: Awaited<ReturnType<typeof open>>) => {
  const outbox = await cache['cache.outbox']({ limit: 10 });
  const draft = await readDraft(store, CaseId.parse('hm-2'));
  const queue = await readQueue(store);
  return {
    cases: queue.map(({ record }) => record.reference).toSorted(),
    draft: draft?.judgment.answers['holder'],
    acts: outbox.ok ? outbox.value.map(({ mutation }) => mutation.act.type).toSorted() : null,
    recovered: await readRecovered(store.db),
  };
};

const theirs = {
  cases: ['HM-1', 'HM-2'],
  draft: 'Per Solheim, begun and not finished',
  acts: ['case.start', 'judgment.submit'],
  recovered: null,
};

test('there is a kept database of a version', () => {
  expect(versions).not.toEqual([]);
});

test.each(versions)(
  'I26 %s: its database opens, with cases, documents, the draft and what was not sent',
  async (_version, load) => {
    const kept = await load();
    await lay(kept);
    const opened = await open(kept);
    expect(await work(opened)).toEqual(theirs);
    const file = await readCaseFile(opened.store, 'hm-1');
    const documents = file?.documents.map(({ record }) => record) ?? [];
    expect(documents).not.toEqual([]);
    for (const document of documents) {
      const bytes = await openDocumentBytes(opened.store, document);
      expect((await bytes?.read(0, bytes.length))?.length).toBe(document.bytes);
    }
  },
);

test.each(versions)(
  'I26 %s: after a newer build changed the database, this one still sends what is unsent and leaves the rest',
  async (_version, load) => {
    const kept = await load();
    await lay(kept, true);
    const opened = await open(kept);
    expect(await work(opened)).toEqual(theirs);
    const outbox = await opened.cache['cache.outbox']({ limit: 10 });
    const sent = outbox.ok
      ? outbox.value.map(({ id }) => ({
          id,
          state: 'accepted' as const,
          serverVersion: 1,
          settledAt: '2026-11-23T12:00:00Z',
        }))
      : [];
    expect(await opened.cache['cache.settle'](sent)).toMatchObject({ ok: true });
    expect((await work(opened)).acts).toEqual([]);
    for (const close of closings.splice(0)) close();
    await withRawDatabase(kept.storeName, async db => {
      const request = db.transaction('ofTomorrow').objectStore('ofTomorrow').getAll();
      await new Promise(resolve => request.addEventListener('success', resolve));
      expect(request.result).toEqual([{ id: 1, word: 'kept' }]);
    });
  },
);
