import { expect, test } from 'vitest';
import { BEHIND_PAGES, RenderQueue } from './render-queue.ts';

/** A queue whose jobs end when they are told to, each a tenth of a second later, and which have begun so far. */
function aQueue() {
  let nowMs = 0;
  const queue = new RenderQueue(() => nowMs);
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const add = (page: number, rank?: number) =>
    queue.add(
      page,
      () => {
        begun.push(page);
        return new Promise(resolve => ends.set(page, resolve));
      },
      rank,
    );
  const end = async (page: number) => {
    nowMs += 100;
    ends.get(page)?.();
    await settle();
  };
  return { queue, begun, add, end };
}

const settle = () => new Promise(resolve => setTimeout(resolve));

test('the page that is looked at first is drawn alone, then those nearest to it three at a time', async () => {
  const { queue, begun, add, end } = aQueue();
  queue.lookAt(10);
  for (const page of [7, 8, 9, 10, 11, 14]) add(page);
  await settle();
  expect(begun).toEqual([10]);
  await end(10);
  expect(begun).toEqual([10, 9, 11, 8]);
  queue.lookAt(12);
  await end(9);
  expect(begun).toEqual([10, 9, 11, 8, 14]);
});

test('a page that is jumped to is drawn alone as well', async () => {
  const { queue, begun, add, end } = aQueue();
  queue.lookAt(10);
  add(10);
  await settle();
  await end(10);
  queue.lookAt(500);
  for (const page of [499, 500, 501]) add(page);
  await settle();
  expect(begun).toEqual([10, 500]);
  await end(500);
  expect(begun).toEqual([10, 500, 499, 501]);
});

test('at speed the page that will be under the eye when it is drawn goes first, and one that has gone by last', async () => {
  const { queue, begun, add, end } = aQueue();
  queue.lookAt(10);
  add(10);
  await settle();
  // A page takes between 50 and 100 ms here: at 20 a second the eye is one to two pages on by then.
  await end(10);
  queue.lookAt(11, 20);
  for (const page of [10, 11, 12, 13, 14]) add(page);
  await settle();
  expect(begun.slice(1)).toEqual([13, 14, 12]);
  await end(13);
  await end(14);
  expect(begun.slice(4)).toEqual([11, 10]);
});

test('a page that has a coarse picture is drawn finer once the pages do not fly by any more, the one in sight first', async () => {
  const { queue, begun, add, end } = aQueue();
  queue.lookAt(10);
  add(10);
  await settle();
  await end(10);
  queue.lookAt(11, -20);
  expect(queue.isFlung).toBe(true);
  const finer: number[] = [];
  const refine = (page: number) =>
    queue.addUnhurried(page, () => {
      finer.push(page);
      return Promise.resolve();
    });
  for (const page of [14, 12, 13]) refine(page);
  add(9);
  await settle();
  await end(9);
  expect([begun, finer]).toEqual([[10, 9], []]);
  refine(11)();
  queue.lookAt(12, 0);
  expect(queue.isFlung).toBe(false);
  await settle();
  expect(finer).toEqual([12, 13, 14]);
});

test('the same upwards', async () => {
  const { queue, begun, add, end } = aQueue();
  queue.lookAt(10);
  add(10);
  await settle();
  await end(10);
  queue.lookAt(9, -20);
  for (const page of [6, 7, 8, 9, 10]) add(page);
  await settle();
  expect(begun.slice(1)).toEqual([7, 6, 8]);
});

test('a thumbnail waits for every page, and a page that has gone is not drawn', async () => {
  const { begun, add, end } = aQueue();
  add(1);
  await settle();
  add(1, BEHIND_PAGES);
  const withdraw = add(30);
  add(60);
  withdraw();
  await end(1);
  expect(begun).toEqual([1, 60, 1]);
});
