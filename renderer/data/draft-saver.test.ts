import { expect, test } from 'vitest';
import { createDraftSaver, SAVE_DELAY_MS } from './draft-saver.ts';

/** Time that the test moves by hand. */
function handClock() {
  const waiting = new Set<() => void>();
  return {
    now: () => 1_000,
    after: (delayMs: number, callback: () => void) => {
      expect(delayMs).toBe(SAVE_DELAY_MS);
      waiting.add(callback);
      return () => void waiting.delete(callback);
    },
    tick: () => {
      for (const callback of waiting) {
        waiting.delete(callback);
        callback();
      }
    },
    waiting,
  };
}

test('many keystrokes are one save, and it is not put off by typing on', async () => {
  const clock = handClock();
  let saves = 0;
  const saver = createDraftSaver(clock, async () => void saves++);
  saver.changed();
  saver.changed();
  expect(clock.waiting.size).toBe(1);
  clock.tick();
  await saver.flush();
  expect(saves).toBe(1);
  expect(saver.state()).toEqual({ kind: 'saved', at: 1_000 });
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
