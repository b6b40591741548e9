import { expect, test } from 'vitest';
import type { LockReason } from '../../../shared/rpc/contract.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { idleMinutes } from './idle-minutes.ts';
import { createWatch } from './watch.ts';

function aWatch(minutes: number) {
  const clock = createFakeClock();
  const locks: LockReason[] = [];
  const lease = { isOver: false };
  let kept = 0;
  const watch = createWatch({
    clock,
    monotonic: clock.now,
    idleMinutes: () => minutes,
    isLeaseOver: () => lease.isOver,
    onLock: reason => void locks.push(reason),
    keepTime: () => void kept++,
  });
  return { clock, locks, lease, watch, kept: () => kept };
}

test('without an idle limit a desk stays open, and time is written down every minute', async () => {
  const { clock, locks, watch, kept } = aWatch(0);
  watch.start(true);
  await clock.advance(60 * 60_000);
  expect(locks).toEqual([]);
  expect(kept()).toBe(60);
});

test('a locked desk is looked at for the end of its lease only', async () => {
  const { clock, locks, lease, watch } = aWatch(1);
  watch.start(false);
  await clock.advance(10 * 60_000);
  expect(locks).toEqual([]);
  lease.isOver = true;
  await clock.advance(60_000);
  expect(locks).toEqual(['lease-expired']);
});

test('it says so once, and nothing after it was stopped', async () => {
  const { clock, locks, watch } = aWatch(1);
  watch.start(true);
  await clock.advance(10 * 60_000);
  expect(locks).toEqual(['idle']);
  watch.start(true);
  watch.stop();
  await clock.advance(10 * 60_000);
  expect(locks).toEqual(['idle']);
  expect(clock.waiting).toBe(0);
});

test.each([
  [10, undefined, 10],
  [10, 3, 3],
  [3, 10, 3],
  [0, 5, 5],
  [5, undefined, 5],
  [0, undefined, 0],
])('the client’s %s minutes and the machine’s %s are %s', (client, machine, both) => {
  const policy = machine === undefined ? {} : { idleLockMinutes: machine };
  expect(idleMinutes({ idleLockMinutes: client }, policy)).toBe(both);
});
