import { afterEach, expect, test } from 'vitest';
import { aCase, aDocument, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { openDocumentBytes } from '../document-bytes.ts';

let store: TestStore | null = null;
afterEach(async () => await store?.discard());

test('the client’s words are there when the document is opened; those of another version are not taken', async () => {
  const bytes = new TextEncoder().encode('a picture');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
  const fetch = async () => new Response(bytes, { headers: { 'x-total': String(bytes.length), etag: '"1"' } });
  store = await openTestStore({ fetch });
  const document = aDocument({ bytes: bytes.length, sha256 });
  await store.pull(aPage([aPut('case', 'c-1', aCase()), aPut('document', 'd-1', document)], { nextCursor: 'one' }));
  await store.cache['cache.storeDocument']({ documentId: document.id, version: 1, url: '/d-1' });
  const page = { page: 1, width: 600, height: 800, confidence: null, readBy: 'client' as const, words: [] };
  await store.cache['cache.storeText']({ documentId: document.id, version: 2, pages: [{ ...page, page: 9 }] });
  expect(await store.cache['cache.storeText']({ documentId: document.id, version: 1, pages: [page] })).toMatchObject({
    ok: true,
  });
  expect(await (await openDocumentBytes(store, document))?.words?.read()).toEqual([page]);
});
