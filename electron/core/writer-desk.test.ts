import { expect, test } from 'vitest';
import type { SessionState } from '../../shared/rpc/contract.ts';
import type { CacheClient } from './sync/sync-parts.ts';
import { anUnlocked } from './testing/a-desk.ts';
import { createWriterDesk } from './writer-desk.ts';

const STORE = 'meridian-0123456789abcdef';
const signedIn: SessionState = {
  status: 'signed-in',
  unlocked: anUnlocked({ storeName: STORE }),
  reauthenticate: false,
  hasPin: false,
  leaseExpiresAt: null,
};
const locked: SessionState = {
  status: 'locked',
  name: 'Ana',
  clientName: 'Northwind Life',
  reason: 'idle',
  hasPin: false,
  retryAt: null,
};

/** The stores of two windows, told apart by nothing but being two. */
const [first, second] = [{}, {}] as [CacheClient, CacheClient];

function aDesk() {
  const attached: (CacheClient | null)[] = [];
  const desk = createWriterDesk({ attach: cache => void attached.push(cache) });
  return { desk, attached, claim: (turn: number, storeName = STORE) => ({ turn, storeName }) };
}

test('I21 a claim that was overtaken by that of the next writer changes nothing', () => {
  const { desk, attached, claim } = aDesk();
  desk.follow(signedIn);
  desk.opened(second, claim(6));
  desk.opened(first, claim(5));
  expect(attached).toEqual([second]);
  // The window that was overtaken goes: it had nothing.
  desk.gone(first);
  expect(attached).toEqual([second]);
  desk.gone(second);
  expect(attached).toEqual([second, null]);
});

test('I11 a new database under a clock that was set back is heard, although its turn is lower than that of the one before', () => {
  const { desk, attached, claim } = aDesk();
  desk.follow(signedIn);
  desk.opened(first, claim(90_000));
  desk.gone(first);
  desk.opened(second, claim(5));
  expect(attached).toEqual([first, null, second]);
});

test('I21 a claim about the store of somebody else, or before anybody is in, is not listened to', () => {
  const { desk, attached, claim } = aDesk();
  desk.opened(first, claim(4));
  desk.follow(signedIn);
  desk.opened(first, claim(7, 'meridian-somebodyelse000'));
  expect(attached).toEqual([]);
  desk.opened(first, claim(4));
  expect(attached).toEqual([first]);
});

test('a lock takes the store away, and who signs in again at an open desk keeps it', () => {
  const { desk, attached, claim } = aDesk();
  desk.follow(signedIn);
  desk.opened(first, claim(5));
  desk.follow({ status: 'signing-in' });
  desk.follow(signedIn);
  expect(attached).toEqual([first]);
  desk.follow(locked);
  expect(attached).toEqual([first, null]);
  desk.follow(signedIn);
  desk.opened(first, claim(6));
  expect(attached).toEqual([first, null, first]);
});
