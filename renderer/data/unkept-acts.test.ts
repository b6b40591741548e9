import { expect, test } from 'vitest';
import type { JournalItem } from '../../shared/model/journal.ts';
import { MutationId } from '../../shared/model/ids.ts';
import { NotKeptError } from './not-kept-error.ts';
import { createUnkeptActs } from './unkept-acts.ts';

/** Timers that the test lets run out. */
function handTimers() {
  const due: { delayMs: number; callback: () => void }[] = [];
  return {
    due,
    clock: {
      now: () => 0,
      after: (delayMs: number, callback: () => void) => {
        const timer = { delayMs, callback };
        due.push(timer);
        return () => void due.splice(due.indexOf(timer), 1);
      },
    },
    async next(): Promise<number> {
      const timer = due.shift();
      timer?.callback();
      for (let i = 0; i < 5; i++) await Promise.resolve();
      return timer?.delayMs ?? 0;
    },
  };
}

const away = new NotKeptError('disconnected', 'away');
const act = (n: number): JournalItem => ({
  kind: 'settled',
  settlement: { id: MutationId.parse(`0193a000-0000-7000-8000-00000000000${n}`), state: 'set-aside' },
});

test('what the journal did not take is given again, less and less often, until it takes it', async () => {
  const { clock, due, next } = handTimers();
  const taken: JournalItem[] = [];
  let fails = true;
  const unkept = createUnkeptActs(clock, async items => {
    if (fails) throw away;
    taken.push(...items);
  });
  const seen: (number | null)[] = [];
  unkept.subscribe(() => seen.push(unkept.read()?.count ?? null));
  unkept.add([act(1)], away);
  unkept.add([act(2)], away);
  expect(unkept.read()).toEqual({ count: 2, code: 'disconnected' });
  expect([await next(), await next(), await next()]).toEqual([2_000, 4_000, 8_000]);
  expect(taken).toEqual([]);
  fails = false;
  await next();
  expect(taken).toEqual([act(1), act(2)]);
  expect(unkept.read()).toBeNull();
  expect(seen).toEqual([1, 2, null]);
  expect(due).toEqual([]);
});

test('another reason is said in place of the first, and stopping ends it', async () => {
  const { clock, due, next } = handTimers();
  const unkept = createUnkeptActs(clock, async () => {
    throw new NotKeptError('storage', 'full');
  });
  unkept.add([act(1)], away);
  await next();
  expect(unkept.read()).toEqual({ count: 1, code: 'storage' });
  unkept.stop();
  expect(due).toEqual([]);
});
