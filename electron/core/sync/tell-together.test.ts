import { expect, test } from 'vitest';
import type { Settlement } from '../../../shared/model/outbox.ts';
import { MutationId } from '../../../shared/model/ids.ts';
import type { Ending } from './ending.ts';
import { tellTogether } from './tell-together.ts';

const accepted = (n: number): Settlement => ({
  id: MutationId.parse(`01950000-0000-7000-8000-${String(n).padStart(12, '0')}`),
  state: 'accepted',
});

/** A store that answers when it is told to. */
function aStore() {
  const told: (readonly Settlement[])[] = [];
  const answers: PromiseWithResolvers<Ending>[] = [];
  const tell = tellTogether(settlements => {
    told.push(settlements);
    const answer = Promise.withResolvers<Ending>();
    answers.push(answer);
    return answer.promise;
  });
  return { told, tell, answer: (i: number): PromiseWithResolvers<Ending> => answers[i] ?? Promise.withResolvers() };
}

test('what comes while the store is busy goes to it together, in its order', async () => {
  const { told, tell, answer } = aStore();
  const first = tell([accepted(1)]);
  const others = [tell([accepted(2), accepted(3)]), tell([accepted(4)])];
  expect(told).toEqual([[accepted(1)]]);
  answer(0).resolve('done');
  expect(await first).toBe('done');
  expect(told).toEqual([[accepted(1)], [accepted(2), accepted(3), accepted(4)]]);
  answer(1).resolve('cache-away');
  expect(await Promise.all(others)).toEqual(['cache-away', 'cache-away']);
  const later = tell([accepted(5)]);
  expect(told).toHaveLength(3);
  answer(2).resolve('done');
  expect(await later).toBe('done');
});

test('a bug is heard by everybody who waits, and the next is told all the same', async () => {
  const { told, tell, answer } = aStore();
  const first = tell([accepted(1)]);
  answer(0).reject(new Error('bug'));
  await expect(first).rejects.toThrow('bug');
  const next = tell([accepted(2)]);
  answer(1).resolve('done');
  expect(await next).toBe('done');
  expect(told).toHaveLength(2);
});
