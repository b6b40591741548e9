import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { DocumentId } from '../../../shared/model/ids.ts';
import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import { aCase, aDocument, aJudgment, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { fixedClock, openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { submitJudgment } from '../actions/submit-judgment.ts';
import { openDocumentBytes } from '../document-bytes.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { readDraft } from '../queries/use-draft.ts';
import { acceptAll, actStates, reRead } from '../testing/set-back.ts';

const open: TestStore[] = [];
const fresh = async (...options: Parameters<typeof openTestStore>): Promise<TestStore> => {
  const store = await openTestStore(...options);
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) & 0xff);
const document = (version = 1, over: { sha256?: string } = {}) =>
  aPut(
    'document',
    'd-1',
    aDocument({ version, bytes: bytes.length, sha256: bytesToHex(sha256(bytes)), ...over }),
    version,
  );
const everything = [aPut('process', 'new-business@1', aProcess()), aPut('case', 'c-1', aCase()), document()];
const served = (asked: { times: number }) => async (): Promise<Response> => {
  asked.times++;
  return new Response(bytes.slice(), { headers: { 'x-offset': '0', 'x-total': `${bytes.length}`, etag: '"a"' } });
};
const fetchIt = (store: TestStore, version = 1) =>
  store.cache['cache.storeDocument']({ documentId: DocumentId.parse('d-1'), version, url: '/documents/d-1' });

test('the same bytes are not fetched again after a re-read, also under another version number', async () => {
  const asked = { times: 0 };
  const store = await fresh({ fetch: served(asked) });
  await store.pull(aPage(everything));
  await fetchIt(store);
  await store.pull(reRead(everything));
  expect(await openDocumentBytes(store, document().value as never)).not.toBeNull();
  await store.pull(reRead([...everything.slice(0, 2), document(3)], { epoch: 'e-3', nextCursor: 'newer' }));
  expect(await store.cache['cache.wantedDocuments']({ preferred: [], limit: 9 })).toMatchObject({
    value: { missing: 1, bytesLeft: bytes.length },
  });
  expect(await fetchIt(store, 3)).toMatchObject({ value: { state: 'verified' } });
  expect(asked.times).toBe(1);
  const reader = await openDocumentBytes(store, aDocument({ version: 3 }));
  expect(await reader?.read(0, bytes.length)).toEqual(bytes);
  expect(await store.db.bytes.count()).toBe(1);
});

test('I14 the same version with other bytes, from another epoch, is not shown and comes again', async () => {
  const store = await fresh({ fetch: served({ times: 0 }) });
  await store.pull(aPage(everything));
  await fetchIt(store);
  const other = document(1, { sha256: '0'.repeat(64) });
  await store.pull(reRead([...everything.slice(0, 2), other]));
  expect(await openDocumentBytes(store, aDocument({ sha256: '0'.repeat(64) }))).toBeNull();
  expect([await store.db.bytes.count(), await store.db.chunks.count()]).toEqual([0, 0]);
  expect(await store.cache['cache.wantedDocuments']({ preferred: [], limit: 9 })).toMatchObject({
    value: { wanted: [{ offset: 0 }], verified: 0 },
  });
});

test('I14 bytes of a version that a restored server has not come to yet are not shown as that version later', async () => {
  const store = await fresh({ fetch: served({ times: 0 }) });
  await store.pull(aPage([...everything.slice(0, 2), document(2)]));
  await fetchIt(store, 2);
  await store.pull(reRead([...everything.slice(0, 2), document(1, { sha256: '1'.repeat(64) })]));
  const other = { sha256: '0'.repeat(64) };
  await store.pull(aPage([document(2, other)], { epoch: 'e-2', nextCursor: 'later' }));
  expect(await openDocumentBytes(store, aDocument({ version: 2, ...other }))).toBeNull();
});

test('bytes of a document that went alone go with it', async () => {
  const store = await fresh({ fetch: served({ times: 0 }) });
  await store.pull(aPage(everything));
  await fetchIt(store);
  await store.pull(aPage([{ op: 'delete', kind: 'document', id: 'd-1', version: 2 }], { nextCursor: 'less' }));
  expect([await store.db.bytes.count(), await store.db.chunks.count()]).toEqual([0, 0]);
});

test('I8 a draft survives a re-read, with the process version that it was typed against', async () => {
  const store = await fresh();
  await store.pull(aPage(everything));
  await saveDraft(store, aJudgment({ answers: { smoker: false } }), 0);
  const second = aProcess({ version: 2, name: 'Newer' });
  const moved = aPut('case', 'c-1', aCase({ process: { processId: 'new-business', version: 2 } }), 2);
  await store.pull(reRead([aPut('process', 'new-business@2', second), moved]));
  expect(await readDraft(store, 'c-1')).toMatchObject({ judgment: { answers: { smoker: false } } });
  expect((await readCaseFile(store, 'c-1'))?.process).toMatchObject({ version: 2 });
  const first = store.feed.get('process', 'new-business@1');
  if (!first) throw new Error('The draft’s process version went');
  expect(await store.packs.read(store.feed.generation, first)).toEqual(aProcess());
  await store.pull(
    aPage([{ op: 'delete', kind: 'process', id: 'new-business@1', version: 9 }], { epoch: 'e-2', nextCursor: 'later' }),
  );
  expect(store.feed.get('process', 'new-business@1')).toBeDefined();
});

test('a process version that nothing needs goes', async () => {
  const store = await fresh();
  await store.pull(aPage([...everything, aPut('process', 'old@1', aProcess())]));
  await store.pull(aPage([{ op: 'delete', kind: 'process', id: 'old@1', version: 2 }], { nextCursor: 'later' }));
  expect(store.feed.get('process', 'old@1')).toBeUndefined();
});

test('I10 I12 cut in its transaction or after it, at any page, a re-read ends the same, and the old set is readable till then', async () => {
  const cases = Array.from({ length: 6 }, (_, i) => aPut('case', `c-${i}`, aCase({ id: `c-${i}`, title: 'new' })));
  const pages = [
    reRead([...everything.slice(0, 1), ...cases.slice(0, 2)], { hasMore: true, nextCursor: 'one' }),
    aPage(cases.slice(2, 4), { epoch: 'e-2', hasMore: true, nextCursor: 'two' }),
    aPage(cases.slice(4), { epoch: 'e-2', nextCursor: 'three' }),
  ];
  for (const [cutAt] of pages.entries()) {
    for (const when of ['inside', 'after'] as const) {
      let store = await fresh({ clock: fixedClock('2026-11-23T12:00:00Z') });
      await store.pull(aPage([...everything, aPut('case', 'c-9', aCase({ id: 'c-9' }))]));
      await submitJudgment(store, aJudgment());
      await acceptAll(store);
      for (const [i, page] of pages.entries()) {
        if (i === cutAt && when === 'inside') await applyCut(store, page);
        if (i < cutAt || i !== cutAt || when === 'after') await store.pull(page);
        if (i === cutAt) {
          store = await fresh({ unlocked: store.unlocked });
          if (when === 'inside') await store.pull(page);
        }
        const isWhole = i === pages.length - 1;
        expect((await readCaseFile(store, 'c-1'))?.record.title).toBe(isWhole ? 'new' : aCase().title);
        expect((await readCaseFile(store, 'c-9')) === null).toBe(isWhole);
        expect(await actStates(store)).toEqual([`judgment.submit ${isWhole ? 'waiting' : 'accepted'}`]);
      }
      expect(store.feed.cases()).toHaveLength(6);
      expect(store.context.state).toMatchObject({ cursor: { cursor: 'three', epoch: 'e-2' }, shadow: null });
      const generations = new Set((await store.db.packs.toArray()).map(row => row.generation));
      expect(generations).toEqual(new Set([store.context.state.generation]));
    }
  }
});

/** The program ends while the page is in its transaction. */
async function applyCut(store: TestStore, page: CachePage): Promise<void> {
  const { db } = store.context;
  const fail = (): undefined => Dexie.currentTransaction?.abort() as undefined;
  db.meta.hook('updating', fail);
  expect(await store.cache['cache.applyPage'](page)).toMatchObject({ ok: false, failure: { code: 'storage' } });
  db.meta.hook('updating').unsubscribe(fail);
}
