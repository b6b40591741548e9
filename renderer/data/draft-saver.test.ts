import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { createDraftSaver, FIRST_RETRY_MS, LONGEST_MS, PAUSE_MS } from './draft-saver.ts';
import { NotKeptError } from './not-kept-error.ts';
import { handClock } from './testing/hand-clock.ts';

test('many keystrokes are one save, at the pause after them', async () => {
  const clock = handClock();
  let saves = 0;
  const saver = createDraftSaver(clock, async () => void saves++);
  saver.changed();
  await clock.pass(PAUSE_MS - 50);
  saver.changed();
  expect(clock.waiting.size).toBe(1);
  await clock.pass(50);
  expect(saves).toBe(0);
  await clock.pass(PAUSE_MS - 50);
  await saver.flush();
  expect(saves).toBe(1);
  expect(saver.state()).toEqual({ kind: 'saved', at: 1_000 + 2 * PAUSE_MS - 50 });
});

test('typing on without a pause does not put a save off for longer than a second', async () => {
  const clock = handClock();
  const savedAt: number[] = [];
  const saver = createDraftSaver(clock, async () => void savedAt.push(clock.now() - 1_000));
  for (let ms = 0; ms <= 2_000; ms += 20) {
    saver.changed();
    await clock.pass(20);
  }
  expect(savedAt).toEqual([LONGEST_MS, 2 * LONGEST_MS]);
});

test('a clock that was set back puts no save off for longer than a pause', async () => {
  let now = 100_000;
  const waits: number[] = [];
  let wake = () => {};
  const clock = {
    now: () => now,
    after: (delayMs: number, callback: () => void) => {
      waits.push(delayMs);
      wake = callback;
      return () => {};
    },
  };
  let saves = 0;
  const saver = createDraftSaver(clock, async () => void saves++);
  saver.changed();
  now = 10_000;
  wake();
  await saver.flush();
  expect([waits, saves]).toEqual([[PAUSE_MS], 1]);
});

test('what is typed while a save is under way is saved after it, one at a time', async () => {
  const clock = handClock();
  const { promise, resolve } = Promise.withResolvers<void>();
  const seen: string[] = [];
  let typed = 'a';
  const saver = createDraftSaver(clock, async () => {
    const now = typed;
    if (seen.length === 0) await promise;
    seen.push(now);
  });
  saver.changed();
  const done = saver.flush();
  typed = 'ab';
  saver.changed();
  resolve();
  await done;
  expect(seen).toEqual(['a', 'ab']);
});

test('a failure is said, and the next flush tries again', async () => {
  const clock = handClock();
  let isFull = true;
  const saver = createDraftSaver(clock, async () => {
    if (isFull) throw new Error('disk full');
  });
  saver.changed();
  await saver.flush();
  expect(saver.state().kind).toBe('failed');
  isFull = false;
  await saver.flush();
  expect(saver.state().kind).toBe('saved');
});

test('after it is closed nothing is saved', async () => {
  let saves = 0;
  const saver = createDraftSaver(handClock(), async () => void saves++);
  saver.changed();
  saver.close();
  saver.changed();
  await saver.flush();
  expect(saves).toBe(0);
});

test('a save that fails after it was closed is not tried again: what it kept is sealed', async () => {
  let saves = 0;
  const fails = Promise.withResolvers<void>();
  const saver = createDraftSaver(handClock(), async () => {
    saves++;
    await fails.promise;
  });
  saver.changed();
  const flushed = saver.flush();
  saver.close();
  fails.reject(new Error('disk full'));
  await flushed;
  await saver.flush();
  expect(saves).toBe(1);
});

test.each([
  [new DOMException('full', 'QuotaExceededError'), 'disk-full'],
  [new DOMException('Internal error', 'UnknownError'), 'store'],
  [new NotKeptError('storage', 'no room'), 'journal-storage'],
  [new NotKeptError('locked', 'locked'), 'journal-locked'],
  [new NotKeptError('disconnected', 'away'), 'journal-disconnected'],
] as const)('%s is said as its own reason, and is tried again without a key being pressed', async (error, reason) => {
  const clock = handClock();
  let fails = true;
  const saver = createDraftSaver(clock, async () => {
    if (fails) throw error;
  });
  saver.changed();
  await saver.flush();
  expect(saver.state()).toEqual({ kind: 'failed', reason });
  fails = false;
  await clock.pass(FIRST_RETRY_MS);
  await saver.flush();
  expect(saver.state().kind).toBe('saved');
  expect(clock.waiting.size).toBe(0);
});

test('a store that was closed for good is not asked again by itself', async () => {
  const clock = handClock();
  const saver = createDraftSaver(clock, async () => {
    throw new Dexie.DatabaseClosedError('closed');
  });
  saver.changed();
  await saver.flush();
  expect(saver.state()).toEqual({ kind: 'failed', reason: 'store' });
  expect(clock.waiting.size).toBe(0);
});
