import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { afterEach, expect, test } from 'vitest';
import { DocumentId } from '../../../shared/model/ids.ts';
import type { RecordChange } from '../../../shared/model/change.ts';
import { aCase, aDocument, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { openDocumentBytes } from '../document-bytes.ts';
import { reRead } from '../testing/set-back.ts';

let store: TestStore;
afterEach(() => store.discard());

const [before, after] = ['as it was before', 'as it was set to'].map(words => new TextEncoder().encode(words));
const request = { documentId: DocumentId.parse('d-1'), version: 1, url: '/documents/d-1' };

function documentOf(bytes: Uint8Array | undefined): RecordChange[] {
  const announced = { bytes: bytes?.length ?? 0, sha256: bytesToHex(sha256(bytes ?? new Uint8Array())) };
  return [aPut('case', 'c-1', aCase()), aPut('document', 'd-1', aDocument(announced))];
}

/** Asks for the document, and while the answer is on its way the server is set back and announces other bytes. */
async function fetchedAcrossReRead(answer: Uint8Array | undefined): Promise<unknown> {
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<Response>()];
  store = await openTestStore({
    fetch: () => {
      asked.resolve();
      return answered.promise;
    },
  });
  await store.pull(aPage(documentOf(before)));
  const storing = store.cache['cache.storeDocument'](request);
  await asked.promise;
  await store.pull(reRead(documentOf(after)));
  const headers = { 'x-offset': '0', 'x-total': '16', etag: '"a"' };
  answered.resolve(new Response(answer?.slice(), { headers }));
  return await storing;
}

async function expectWanted(): Promise<void> {
  const answer = await store.cache['cache.wantedDocuments']({ preferred: [], limit: 10 });
  expect(answer).toMatchObject({ value: { missing: 1, verified: 0, failed: 0 } });
}

test('I14 bytes that were announced before a re-read are not taken for those that are announced now', async () => {
  await fetchedAcrossReRead(before);
  const record = store.feed.get('document', 'd-1')?.columns.record;
  if (!record) throw new Error('The document is not in the feed');
  expect(await openDocumentBytes(store, record)).toBeNull();
  await expectWanted();
});

test('a document that came damaged while the feed was read again is asked for as it is announced now', async () => {
  await fetchedAcrossReRead(new TextEncoder().encode('damaged on its w'));
  await expectWanted();
});
