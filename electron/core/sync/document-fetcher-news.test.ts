import { expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { DocumentWanted } from '../../../shared/rpc/cache-page.ts';
import { createDocumentFlow } from '../documents/document-flow.ts';
import { anUnlocked } from '../testing/a-desk.ts';
import { aWantedDocument } from '../testing/a-wanted-document.ts';
import { createFakeClock, settle } from '../testing/fake-clock.ts';
import { createMemoryJournal } from '../testing/memory-journal.ts';
import { silentLog } from '../testing/silent-log.ts';
import { createDocumentFetcher } from './document-fetcher.ts';
import { createSyncStatus } from './sync-status.ts';
import type { CacheClient, SyncParts } from './sync-parts.ts';

type Stored = Awaited<ReturnType<CacheClient['cache.storeDocument']>>;

/** A fetcher over a store whose answers the test holds back and gives. */
function aFetcher(wanted: DocumentWanted[]) {
  const fake = createFakeClock();
  let shiftMs = 0;
  const clock = Object.create(fake, { now: { value: () => fake.now() + shiftMs } }) as typeof fake;
  const aborter = new AbortController();
  const missing = new Map(wanted.map(want => [want.document.id as string, want]));
  const stores: { url: string; answer: (state: 'verified' | 'partial' | 'digest-mismatch') => void }[] = [];
  let asked = 0;
  let hold: Promise<void> | null = null;
  const answerNow = () => {
    const list = [...missing.values()];
    return { wanted: list, missing: list.length, verified: wanted.length - list.length, failed: 0, bytesLeft: 0 };
  };
  const cache = {
    'cache.wantedDocuments': async () => {
      asked++;
      const answer = answerNow();
      await hold;
      return ok(answer);
    },
    'cache.storeDocument': ({ documentId, url }: { documentId: string; url: string }) =>
      new Promise<Stored>(resolve => {
        stores.push({
          url,
          answer: state => {
            if (state === 'verified') missing.delete(documentId);
            resolve(state === 'digest-mismatch' ? refuse(state, 'Other bytes.') : ok({ state, offset: 0 }));
          },
        });
      }),
  } as unknown as CacheClient;
  const { me, deviceId } = anUnlocked();
  const parts: SyncParts = {
    http: {} as never,
    personId: me.id,
    deviceId,
    clock,
    random: () => 0.5,
    log: silentLog,
    status: createSyncStatus(clock, () => {}, null),
    journal: createMemoryJournal(),
    cache: () => cache,
    signal: aborter.signal,
  };
  const fetcher = createDocumentFetcher({
    parts,
    documentUrl: ({ documentId, offset }) => `${documentId}#${offset}`,
    flow: createDocumentFlow(clock),
    freeBytes: async () => Number.POSITIVE_INFINITY,
    healthy: () => true,
    onCut: () => {},
    onBusy: () => {},
  });
  return {
    clock,
    fetcher,
    missing,
    stores,
    asked: () => asked,
    holdAnswers() {
      const { promise, resolve } = Promise.withResolvers<void>();
      hold = promise;
      return () => {
        hold = null;
        resolve();
      };
    },
    abort: () => aborter.abort(),
    shiftWallClock: (ms: number) => void (shiftMs += ms),
  };
}

test('an answer of the store that was asked for before the news came is not taken for news', async () => {
  const { fetcher, missing, stores, holdAnswers, asked } = aFetcher([]);
  const release = holdAnswers();
  fetcher.wake();
  await settle();
  missing.set('d-1', aWantedDocument('d-1'));
  fetcher.wake();
  release();
  await settle();
  expect(asked()).toBe(2);
  expect(stores.map(({ url }) => url)).toEqual(['d-1#0']);
});

test('a document that was cut is fetched again soon, although the wall clock was set back by a day', async () => {
  const { clock, fetcher, stores, shiftWallClock } = aFetcher([aWantedDocument('d-1')]);
  fetcher.wake();
  await settle();
  stores[0]?.answer('partial');
  await settle();
  shiftWallClock(-86_400_000);
  await clock.advance(5000);
  expect(stores).toHaveLength(2);
});

test('I11 a restored server’s own bytes of a version are fetched at once, whatever failed under that version before', async () => {
  const { fetcher, missing, stores } = aFetcher([aWantedDocument('d-1')]);
  fetcher.wake();
  await settle();
  stores[0]?.answer('digest-mismatch');
  await settle();
  expect(stores).toHaveLength(1);
  const other = aWantedDocument('d-1');
  missing.set('d-1', { ...other, document: { ...other.document, sha256: 'f'.repeat(64) } });
  fetcher.wake();
  await settle();
  expect(stores).toHaveLength(2);
});

test('the store is not asked after each document that came', async () => {
  const { fetcher, stores, asked } = aFetcher(Array.from({ length: 12 }, (_, i) => aWantedDocument(`d-${i}`)));
  fetcher.wake();
  await settle();
  for (let done = 0; done < 12; done++) {
    stores[done]?.answer('verified');
    await settle();
  }
  expect(stores).toHaveLength(12);
  expect(asked()).toBeLessThanOrEqual(2);
});

test('a document that a pause cut goes on at once from where it stands when documents are wanted again', async () => {
  const { fetcher, missing, stores, clock } = aFetcher([aWantedDocument('d-1')]);
  fetcher.wake();
  await settle();
  fetcher.pause(true);
  missing.set('d-1', { ...aWantedDocument('d-1'), offset: 64, etag: '"e"' });
  stores[0]?.answer('partial');
  await clock.advance(600_000);
  expect(stores).toHaveLength(1);
  fetcher.pause(false);
  await settle();
  expect(stores.map(({ url }) => url)).toEqual(['d-1#0', 'd-1#64']);
});

test('a case that is looked at while the store answers is asked for in the next look', async () => {
  const { fetcher, holdAnswers, asked } = aFetcher([]);
  const release = holdAnswers();
  fetcher.wake();
  await settle();
  fetcher.prefer(CaseId.parse('c-7'));
  fetcher.prefer(CaseId.parse('c-8'));
  release();
  await settle();
  expect(asked()).toBe(2);
});

test('after its end no timer of it runs, and nothing is asked', async () => {
  const { fetcher, stores, clock, abort, asked } = aFetcher([aWantedDocument('d-1')]);
  fetcher.wake();
  await settle();
  expect(clock.waiting).toBeGreaterThan(0);
  abort();
  stores[0]?.answer('partial');
  await clock.advance(3_600_000);
  expect([clock.waiting, asked(), stores.length]).toEqual([0, 1, 1]);
});
