import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { aCase, aDocument, aJudgment, anAnnotation, aPage, aPut, aReview } from '../../testing/builders.ts';
import { accessTo } from '../../testing/a-key-service.ts';
import { fixedClock, openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { putAnnotation } from '../actions/put-annotation.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { saveReviewDraft } from '../actions/save-review-draft.ts';
import { startCase } from '../actions/start-case.ts';
import { submitJudgment } from '../actions/submit-judgment.ts';
import { openDocumentBytes } from '../document-bytes.ts';
import { readFeedState } from '../feed/load-feed.ts';
import { openParts } from '../open-parts.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { resumePurge } from '../resume-purge.ts';
import { fromBase64 } from '../sealed/base64.ts';
import { copyBoxes, mentions, openedBy } from '../testing/open-copies.ts';

const CANARY = 'CANARYpurged77';
const open: TestStore[] = [];
const fresh = async (...options: Parameters<typeof openTestStore>): Promise<TestStore> => {
  const store = await openTestStore(...options);
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const gone = aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 2 }], { nextCursor: 'gone' });
const BYTES = new TextEncoder().encode(`${CANARY} `.repeat(100));

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Two pages that mention the case, one of which has an older version of it, and everything that can be kept of it. */
async function withWork(): Promise<TestStore> {
  const fetch = async () => new Response(BYTES, { headers: { 'x-total': String(BYTES.length), etag: '"1"' } });
  const store = await fresh({ fetch });
  const others = Array.from({ length: 25 }, (_, i) => aPut('case', `c-${i + 5}`, aCase({ id: `c-${i + 5}` })));
  const document = aDocument({ bytes: BYTES.length, sha256: await sha256(BYTES), name: CANARY });
  await store.pull(
    aPage([aPut('case', 'c-1', aCase({ title: CANARY })), aPut('document', 'd-1', document), ...others], {
      nextCursor: 'one',
    }),
  );
  await store.pull(aPage([aPut('case', 'c-1', aCase({ title: `${CANARY} again` }), 2)], { nextCursor: 'two' }));
  await store.pull(aPage([aPut('case', 'c-90', aCase({ id: 'c-90' }))], { nextCursor: 'three' }));
  await store.cache['cache.storeDocument']({ documentId: document.id, version: 1, url: '/d-1' });
  await startCase(store, aCase().id);
  await putAnnotation(store, anAnnotation());
  await saveDraft(store, aJudgment({ answers: { name: CANARY } }), 0);
  await saveDraft(store, aJudgment({ caseId: 'c-7', answers: { name: 'stays' } }), 0);
  await saveReviewDraft(store, aReview({ comment: CANARY }));
  await submitJudgment(store, aJudgment({ answers: { name: CANARY } }));
  return store;
}

/** How much of the case is left: rows, chunks, and keys. */
async function remains({ db, keys }: Pick<TestStore, 'db' | 'keys'>) {
  const { purging, purge } = await readFeedState(db);
  return {
    rows: [await db.overlay.count(), await db.reviewDrafts.count(), await db.bytes.count(), await db.chunks.count()],
    drafts: (await db.drafts.toArray()).map(row => row.caseId),
    isDue: purge || purging.length > 0,
    hasKey: keys.inventory().includes('c-1'),
    // The page with the others, the one that had the later version, the one after them, and the one that took it away.
    pageKeys: keys.inventory().filter(name => name.startsWith('page')).length,
  };
}
const NOTHING = { rows: [0, 0, 0, 0], drafts: ['c-7'], isDue: false, hasKey: false, pageKeys: 4 };

async function expectPurged(store: TestStore): Promise<void> {
  expect(await remains(store)).toEqual(NOTHING);
  expect(store.context.feed.get('case', 'c-1')).toBeUndefined();
  expect(store.context.feed.cases()).toHaveLength(26);
  expect((await readCaseFile(store, 'c-9'))?.record.id).toBe('c-9');
  expect((await readCaseFile(store, 'c-90'))?.record.id).toBe('c-90');
  const unsent = (await store.db.outbox.toArray()).map(row => row.mutation.act.type);
  expect(unsent.toSorted()).toEqual(['annotation.put', 'case.start', 'judgment.submit']);
  expect(await store.db.quarantine.count()).toBe(0);
}

test('I16 after a purge nothing that is left opens any copy of what was stored of the case before', async () => {
  const store = await withWork();
  const document = store.feed.get('document', 'd-1')?.columns.record;
  if (!document) throw new Error('No document');
  expect(await (await openDocumentBytes(store, document))?.read(0, 14)).toEqual(BYTES.subarray(0, 14));
  const { masterKey } = store.unlocked;
  const copies = await copyBoxes(store.db.name);
  const before = await openedBy(copies, fromBase64(masterKey), store.keys.keys());
  // Everything opened, so what does not open below does not for want of a key.
  expect(before).toHaveLength(copies.length);
  const tables = new Set(before.filter(one => mentions(one, CANARY)).map(one => one.table));
  expect([...tables].toSorted()).toEqual(['chunks', 'drafts', 'heads', 'outbox', 'packs', 'reviewDrafts']);

  await store.pull(gone);
  expect(store.keys.inventory()).not.toContain('c-1');
  const after = await openedBy(copies, fromBase64(masterKey), store.keys.keys());
  expect(after.filter(one => mentions(one, CANARY))).toEqual([]);
  // And what lies there now says nothing of it but what the server has not answered for.
  const now = await openedBy(await copyBoxes(store.db.name), fromBase64(masterKey), store.keys.keys());
  expect(new Set(now.filter(one => mentions(one, CANARY)).map(one => one.table))).toEqual(new Set(['outbox']));
  await expectPurged(store);
});

/** Ends the program at its n-th write or call for keys from now on; nothing of it takes effect any more. */
function endAt({ context: { db }, keys }: TestStore, moment: number): { moments(): number; stop(): void } {
  let moments = 0;
  const write = (): void => {
    if (++moments >= moment) Dexie.currentTransaction?.abort();
  };
  const hooks = { creating: () => write(), updating: () => write(), deleting: () => write() };
  for (const table of db.tables) {
    table.hook('creating', hooks.creating);
    table.hook('updating', hooks.updating);
    table.hook('deleting', hooks.deleting);
  }
  keys.before = () => {
    if (++moments >= moment) throw new Error('The program has ended');
  };
  return {
    moments: () => moments,
    stop() {
      keys.before = () => {};
      for (const table of db.tables) {
        table.hook('creating').unsubscribe(hooks.creating);
        table.hook('updating').unsubscribe(hooks.updating);
        table.hook('deleting').unsubscribe(hooks.deleting);
      }
    },
  };
}

test('I17 a program that ends at any write of a purge, or at any call for keys, finishes it at its next start', async () => {
  const counting = await withWork();
  const all = endAt(counting, Number.POSITIVE_INFINITY);
  await counting.pull(gone);
  all.stop();
  const moments = all.moments();
  expect(moments).toBeGreaterThan(15);
  let cutInside = 0;
  for (let moment = 1; moment <= moments; moment++) {
    const store = await withWork();
    const end = endAt(store, moment);
    // What it rejects with is the end of the program.
    await store.cache['cache.applyPage'](gone).catch(() => {});
    end.stop();
    store.close();
    const again = await fresh({ unlocked: store.unlocked });
    if (again.context.feed.get('case', 'c-1')) await again.pull(gone);
    else cutInside++;
    await expectPurged(again);
    await again.discard();
    open.splice(1);
  }
  expect(cutInside).toBeGreaterThan(10);
});

test('I17 the window finishes a purge that was cut off before it shows anything, without the worker', async () => {
  const store = await withWork();
  store.keys.before = call => {
    if (call === 'keys.destroy') throw new Error('The program has ended');
  };
  await expect(store.cache['cache.applyPage'](gone)).rejects.toThrow('ended');
  store.keys.before = () => {};
  expect((await readFeedState(store.db)).purging).toEqual(['c-1']);
  store.close();
  open.length = 0;
  const parts = await openParts(accessTo(store.db.name, fromBase64(store.unlocked.masterKey)));
  await resumePurge(parts);
  expect(await remains({ db: parts.db, keys: store.keys })).toEqual(NOTHING);
  parts.db.close();
  await expectPurged(await fresh({ unlocked: store.unlocked }));
});

test('a purge for which there is no room is said, and is done before the next page when there is', async () => {
  const store = await withWork();
  store.keys.before = call => {
    store.keys.isFull = call === 'keys.destroy';
  };
  const answer = await store.cache['cache.applyPage'](gone);
  expect(answer).toMatchObject({ ok: false, failure: { code: 'storage' } });
  expect(store.keys.inventory()).toContain('c-1');
  const next = aPage([aPut('case', 'c-5', aCase({ id: 'c-5' }), 2)], { nextCursor: 'later' });
  expect(await store.cache['cache.applyPage'](next)).toMatchObject({ ok: false });
  expect(store.context.feed.versionOf('case', 'c-5')).toBe(1);
  store.keys.before = () => {};
  store.keys.isFull = false;
  await store.pull(next);
  expect(store.keys.inventory()).not.toContain('c-1');
  expect(store.context.feed.versionOf('case', 'c-5')).toBe(2);
});

test('what is sealed in a case in the very moment of its purge is not lost with its key', async () => {
  const store = await withWork();
  store.keys.before = call => {
    if (call !== 'keys.destroy') return;
    store.keys.before = () => {};
    void putAnnotation(store, anAnnotation({ id: 'urn:late' }));
  };
  await store.pull(gone);
  await expect.poll(async () => (await store.db.outbox.toArray()).length).toBe(4);
  const again = await fresh({ unlocked: store.unlocked });
  expect(await again.db.outbox.toArray()).toHaveLength(4);
});

test('a case that comes back has a new key, and nothing of before', async () => {
  const store = await withWork();
  const [before] = store.keys.keys().filter(([, caseId]) => caseId === 'c-1');
  await store.pull(gone);
  await store.pull(aPage([aPut('case', 'c-1', aCase(), 3)], { nextCursor: 'back' }));
  const [after] = store.keys.keys().filter(([, caseId]) => caseId === 'c-1');
  expect(after?.[0]).toBeGreaterThan(before?.[0] ?? 0);
  expect(after?.[2]).not.toBe(before?.[2]);
  await saveDraft(store, aJudgment(), 0);
  expect(await store.db.drafts.count()).toBe(2);
});

test('keys of cases that left while the database was lost go when the feed has been read to its end', async () => {
  const store = await withWork();
  const { unlocked, keys } = store;
  await store.discard();
  open.length = 0;
  const again = await fresh({ unlocked });
  expect(keys.inventory()).toContain('c-1');
  const puts = [aPut('case', 'c-5', aCase({ id: 'c-5' })), aPut('case', 'c-7', aCase({ id: 'c-7' }))];
  await again.pull(aPage(puts.slice(0, 1), { nextCursor: 'half', hasMore: true }));
  expect(keys.inventory()).toContain('c-1');
  await again.pull(aPage(puts.slice(1), { nextCursor: 'whole' }));
  expect(keys.inventory()).toEqual(['c-5', 'c-7', expect.stringContaining('page'), expect.stringContaining('page')]);
});

test('unsent acts of a case that left are still sent, in their order', async () => {
  const store = await withWork();
  await store.pull(gone);
  const listed = await store.cache['cache.outbox']({ limit: 10 });
  expect(listed.ok && listed.value.map(entry => entry.mutation.act.type)).toEqual([
    'case.start',
    'annotation.put',
    'judgment.submit',
  ]);
});

test('what was answered after its case had left goes after 35 days as well', async () => {
  const store = await withWork();
  await store.pull(gone);
  const entries = await store.db.outbox.toArray();
  const settledAt = '2026-11-23T12:05:00Z';
  await store.cache['cache.settle'](entries.map(({ id }) => ({ id, state: 'accepted', serverVersion: 9, settledAt })));
  const again = await fresh({ unlocked: store.unlocked, clock: fixedClock('2026-12-30T12:00:00Z') });
  expect(await again.db.outbox.count()).toBe(0);
});
