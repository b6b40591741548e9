import { expect, test } from 'vitest';
import { createFakeClock, settle } from '../testing/fake-clock.ts';
import { createWaker } from './waker.ts';

function setUp() {
  const clock = createFakeClock();
  let offsetMs = 0;
  const waker = createWaker({ now: () => clock.now() + offsetMs, after: clock.after });
  const sleeping = (longestMs: number, atLeastMs = 0) => {
    const sleep = { isOver: false };
    void waker.sleep(longestMs, atLeastMs).then(() => (sleep.isOver = true));
    return sleep;
  };
  return { clock, waker, sleeping, setClock: (ms: number) => void (offsetMs += ms) };
}

test('a sleep lasts its time, and no timer is left behind', async () => {
  const { clock, sleeping } = setUp();
  const sleep = sleeping(1000);
  await clock.advance(999);
  expect(sleep.isOver).toBe(false);
  await clock.advance(1);
  expect([sleep.isOver, clock.waiting]).toEqual([true, 0]);
});

test('who wakes ends the sleep, and who woke before it lets it not begin', async () => {
  const { clock, waker, sleeping } = setUp();
  const first = sleeping(1000);
  waker.wake();
  await settle();
  expect([first.isOver, clock.waiting]).toEqual([true, 0]);
  const second = sleeping(1000);
  await settle();
  expect(second.isOver).toBe(true);
  waker.rest();
  const third = sleeping(1000);
  await settle();
  expect(third.isOver).toBe(false);
});

test('I23 nobody wakes it before the time that a server asked for', async () => {
  const { clock, waker, sleeping } = setUp();
  const sleep = sleeping(60_000, 5000);
  await clock.advance(1000);
  waker.wake();
  await clock.advance(3999);
  expect(sleep.isOver).toBe(false);
  await clock.advance(1);
  expect(sleep.isOver).toBe(true);
});

test('I24 a clock that was set back meanwhile does not make the rest longer than the whole', async () => {
  const { clock, waker, sleeping, setClock } = setUp();
  const sleep = sleeping(60_000, 5000);
  setClock(-3_600_000);
  waker.wake();
  await clock.advance(5000);
  expect(sleep.isOver).toBe(true);
});

test('a call is taken once: whoever waits for the next one does not get it again', async () => {
  const { waker } = setUp();
  let calls = 0;
  const listen = () => void waker.next().then(() => calls++);
  waker.wake();
  expect(waker.pending).toBe(true);
  listen();
  await settle();
  expect([calls, waker.pending]).toEqual([1, false]);
  listen();
  await settle();
  expect(calls).toBe(1);
  waker.wake();
  await settle();
  // Heard, and still owed: a round that only looks must be followed by one that does.
  expect([calls, waker.pending]).toEqual([2, true]);
});

test('all who wait for the next call hear the same one', async () => {
  const { waker } = setUp();
  const heard: string[] = [];
  void waker.next().then(() => heard.push('one'));
  void waker.next().then(() => heard.push('two'));
  waker.wake();
  await settle();
  expect(heard).toEqual(['one', 'two']);
});

test('after its end it neither sleeps nor hears anybody', async () => {
  const { clock, waker, sleeping } = setUp();
  const sleep = sleeping(60_000, 60_000);
  let calls = 0;
  void waker.next().then(() => calls++);
  waker.stop();
  waker.wake();
  await settle();
  expect([sleep.isOver, calls, waker.pending]).toEqual([true, 0, false]);
  const later = sleeping(60_000, 60_000);
  await settle();
  expect([later.isOver, clock.waiting]).toEqual([true, 0]);
});
