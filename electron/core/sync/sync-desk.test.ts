import { expect, test } from 'vitest';
import type { SessionState } from '../../../shared/rpc/contract.ts';
import { anUnlocked } from '../testing/a-desk.ts';
import { createMemoryCache } from '../testing/memory-cache.ts';
import { createSyncDesk } from './sync-desk.ts';

const signedIn = (storeName: string): SessionState => ({
  status: 'signed-in',
  unlocked: anUnlocked({ storeName }),
  reauthenticate: false,
  hasPin: false,
  leaseExpiresAt: null,
});
const signedOut: SessionState = { status: 'signed-out', apiUrl: null, clientName: null, wiped: null };

function setUp() {
  const steps: string[] = [];
  const desk = createSyncDesk(({ storeName }) => {
    steps.push(`start ${storeName}`);
    return {
      attach: cache => void steps.push(`${cache ? 'attach' : 'detach'} ${storeName}`),
      nudge: () => void steps.push(`nudge ${storeName}`),
      prefer: () => {},
      pauseDocuments: paused => void steps.push(`${paused ? 'pause' : 'go on'} ${storeName}`),
      stop: async () => void steps.push(`stop ${storeName}`),
    };
  });
  return { desk, steps, cache: createMemoryCache().handlers };
}

test('nobody signed in means no sync', () => {
  const { desk, steps } = setUp();
  desk.follow(signedOut);
  expect(desk.nudge()).toBe(false);
  expect(steps).toEqual([]);
});

test('the sync of one person ends before the next one’s begins', () => {
  const { desk, steps, cache } = setUp();
  desk.attach(cache);
  desk.follow(signedIn('ana'));
  desk.follow(signedOut);
  desk.follow(signedIn('ben'));
  expect(steps).toEqual(['start ana', 'attach ana', 'stop ana', 'start ben', 'attach ben']);
});

test('the same person who signs in again keeps their engine, which looks at once', () => {
  const { desk, steps } = setUp();
  desk.follow(signedIn('ana'));
  desk.follow(signedIn('ana'));
  expect(steps).toEqual(['start ana', 'detach ana', 'nudge ana']);
});

test('a window that reloads gives the running sync its new store', () => {
  const { desk, steps, cache } = setUp();
  desk.follow(signedIn('ana'));
  desk.attach(null);
  desk.attach(cache);
  expect(steps.slice(1)).toEqual(['detach ana', 'detach ana', 'attach ana']);
  expect(desk.nudge()).toBe(true);
});

test('documents that were paused before the sign-in stay so', () => {
  const { desk, steps } = setUp();
  desk.pauseDocuments(true);
  desk.follow(signedIn('ana'));
  expect(steps).toEqual(['start ana', 'detach ana', 'pause ana']);
});

test('a pause of the documents ends with the lock or the sign-out', () => {
  const locked: SessionState = {
    status: 'locked',
    name: 'Ana',
    clientName: 'Northwind',
    reason: 'idle',
    hasPin: true,
    retryAt: null,
  };
  for (const away of [locked, signedOut]) {
    const { desk, steps } = setUp();
    desk.follow(signedIn('ana'));
    desk.pauseDocuments(true);
    desk.follow(away);
    desk.follow(signedIn('ana'));
    expect(steps.filter(step => step === 'pause ana')).toHaveLength(1);
  }
});

test('a desk that is locked sends nothing: what it would send lies in the store that is closed', () => {
  const { desk, steps } = setUp();
  desk.follow(signedIn('ana'));
  desk.follow({ status: 'locked', name: 'Ana', clientName: 'Northwind', reason: 'idle', hasPin: true, retryAt: null });
  expect(steps.at(-1)).toBe('stop ana');
  expect(desk.nudge()).toBe(false);
});
