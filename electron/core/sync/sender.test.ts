import { afterEach, expect, test } from 'vitest';
import { ok, refuse } from '../../../shared/result.ts';
import { createTraffic } from '../api/traffic.ts';
import { createHttp } from '../api/http.ts';
import { anUnlocked } from '../testing/a-desk.ts';
import { anEntry } from '../testing/an-entry.ts';
import { createFakeClock, settle } from '../testing/fake-clock.ts';
import { createMemoryCache, type MemoryCache } from '../testing/memory-cache.ts';
import { createMemoryJournal } from '../testing/memory-journal.ts';
import { createScriptedApi } from '../testing/scripted-api.ts';
import { silentLog } from '../testing/silent-log.ts';
import type { Ending } from './ending.ts';
import type { RoundKind } from './rounds.ts';
import { startSender } from './sender.ts';
import { createSyncStatus } from './sync-status.ts';
import { createWaker } from './waker.ts';

const PAUSE_MS = 30_000;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A sender with a server, a store and a journal of its own; nothing but it acts. */
function aSender(options: { cache?: MemoryCache | null } = {}) {
  const clock = createFakeClock();
  const api = createScriptedApi();
  const journal = createMemoryJournal();
  let cache: MemoryCache | null = options.cache === undefined ? createMemoryCache() : options.cache;
  const traffic = createTraffic(clock);
  const waker = createWaker(clock);
  const aborter = new AbortController();
  stops.push(() => (aborter.abort(), waker.stop()));
  const credentials = {
    token: async () => ok('good'),
    renew: async () => ({
      ok: false as const,
      failure: { code: 'signed-out' as const, message: '', mayHaveActed: false, retryAfterMs: null },
    }),
    lost: async () => {},
  };
  const { me, deviceId } = anUnlocked();
  const http = createHttp({
    clock,
    fetch: api.fetch,
    credentials,
    baseUrl: 'http://127.0.0.1:9',
    appVersion: '1.0.0',
    traffic,
  });
  const rounds: { kind: RoundKind; ending: Ending }[] = [];
  let checkIns = 0;
  let next: RoundKind = 'all';
  const sender = startSender({
    parts: {
      http,
      personId: me.id,
      deviceId,
      clock,
      random: () => 0.5,
      log: silentLog,
      status: createSyncStatus(clock, () => {}, null),
      journal,
      cache: () => cache?.handlers as never,
      signal: aborter.signal,
    },
    traffic,
    waker,
    checkInWhenDue: async () => void checkIns++,
    onApplied: () => {},
    onProgress: () => {},
    afterRound: (ending, kind) => {
      rounds.push({ kind, ending });
      return { waitMs: PAUSE_MS, atLeastMs: 0, next };
    },
  });
  return {
    clock,
    api,
    journal,
    waker,
    sender,
    rounds,
    endings: () => rounds.map(({ ending }) => (typeof ending === 'string' ? ending : ending.code)),
    checkIns: () => checkIns,
    setNext: (kind: RoundKind) => void (next = kind),
    attach(store: MemoryCache | null) {
      cache = store;
      sender.attached();
    },
    reconciled: () => journal.calls.filter(call => call === 'reconcile').length,
    stop: () => (aborter.abort(), waker.stop()),
  };
}

test('a store is compared with the journal before anything is sent, and once as long as it is the same', async () => {
  const cache = createMemoryCache();
  const { clock, api, journal, reconciled } = aSender({ cache });
  const entry = anEntry(1, 'c-1');
  await journal.keep([{ kind: 'mutation', caseId: entry.caseId, mutation: entry.mutation }]);
  await settle();
  // Only the journal had it: it was sent because it was given to the store first.
  expect(cache.outbox.get(entry.id)?.state).toBe('accepted');
  expect(api.requests.some(({ path }) => path.startsWith('/v1/mutations'))).toBe(true);
  await clock.advance(3 * PAUSE_MS);
  expect(reconciled()).toBe(1);
});

test('I3 another store is compared anew', async () => {
  const { clock, attach, waker, reconciled } = aSender();
  await settle();
  attach(createMemoryCache());
  waker.wake();
  await clock.advance(1000);
  expect(reconciled()).toBe(2);
});

test('I8 a store that comes in the middle of a long pause is compared at once, and not when the server may be asked again', async () => {
  const { attach, rounds, reconciled } = aSender();
  await settle();
  attach(createMemoryCache());
  await settle();
  expect(reconciled()).toBe(2);
  expect(rounds).toHaveLength(1);
});

test('I3 what was sent without a copy in the journal is compared as soon as the journal writes again, and once', async () => {
  const cache = createMemoryCache();
  const entry = anEntry(1, 'c-1');
  cache.outbox.set(entry.id, entry);
  const { clock, journal, reconciled } = aSender({ cache });
  const { settled } = journal;
  journal.settled = async list => {
    const kept = await settled(list);
    return kept.ok ? ok({ lacking: list.length }) : kept;
  };
  await clock.advance(1000);
  expect(cache.outbox.get(entry.id)?.state).toBe('accepted');
  expect(reconciled()).toBe(2);
  await clock.advance(3 * PAUSE_MS);
  expect(reconciled()).toBe(2);
});

test('without a store nothing is sent or read, but the server still hears from the workstation', async () => {
  const { clock, api, endings, checkIns } = aSender({ cache: null });
  await clock.advance(PAUSE_MS + 1000);
  expect(new Set(endings())).toEqual(new Set(['cache-away']));
  expect(checkIns()).toBe(endings().length);
  expect(api.requests).toEqual([]);
});

test('a comparison that the disk refused is a reason to stop, and is made again in the next round', async () => {
  const { clock, journal, endings, reconciled } = aSender();
  journal.reconcile = async () => {
    journal.calls.push('reconcile');
    return refuse('storage', 'The disk is full.');
  };
  await clock.advance(PAUSE_MS);
  expect(endings()).toEqual(['storage', 'storage']);
  expect(reconciled()).toBe(2);
});

test('I24 a bug in a round is said as a stop, and does not end the rounds', async () => {
  const { clock, journal, endings } = aSender();
  const { reconcile } = journal;
  journal.reconcile = () => Promise.reject(new TypeError('x is undefined'));
  await settle();
  journal.reconcile = reconcile;
  await clock.advance(PAUSE_MS);
  expect(endings()).toEqual(['internal', 'done']);
});

test('whoever cuts a pause short gets a whole round, and a pause that ends by itself what was due', async () => {
  const { clock, waker, rounds, setNext } = aSender();
  setNext('look');
  await clock.advance(PAUSE_MS);
  waker.wake();
  await clock.advance(1000);
  expect(rounds.map(({ kind }) => kind)).toEqual(['all', 'look', 'all']);
});

test('a sender that was abandoned does nothing with what it still gets, and the one after it goes on', async () => {
  const { clock, api, sender, rounds, journal } = aSender();
  await settle();
  const held = Promise.withResolvers<void>();
  const { reconcile } = journal;
  journal.reconcile = async cache => {
    await held.promise;
    return await reconcile(cache);
  };
  sender.attached();
  await clock.advance(PAUSE_MS);
  const before = { rounds: rounds.length, requests: api.requests.length };
  sender.abandon();
  held.resolve();
  await clock.advance(3 * PAUSE_MS);
  expect({ rounds: rounds.length, requests: api.requests.length }).toEqual(before);
  await sender.ended;
});

test('it ends when the sync ends, in the middle of a pause', async () => {
  const { sender, stop, clock } = aSender();
  await settle();
  stop();
  await sender.ended;
  expect(clock.waiting).toBe(0);
});
