import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedList } from './sorted-list.ts';

interface Item {
  readonly rank: number;
}

const batch = fc.record({
  add: fc.array(fc.nat(20), { maxLength: 40 }),
  remove: fc.array(fc.nat(), { maxLength: 40 }),
  ask: fc.boolean(),
});

test('whatever is added and removed, in batches small and large, the items are those that are there, in their order', () => {
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 12 }), batches => {
      const list = new SortedList<Item>((a, b) => a.rank - b.rank);
      const there: Item[] = [];
      for (const { add, remove, ask } of batches) {
        for (const rank of add) {
          const item = { rank };
          there.push(item);
          list.add(item);
        }
        for (const at of remove) {
          const [item] = there.length === 0 ? [] : there.splice(at % there.length, 1);
          if (!item) continue;
          list.remove(item);
          // Every third comes back at once.
          if (at % 3 !== 0) continue;
          there.push(item);
          list.add(item);
        }
        expect(list.size).toBe(there.length);
        if (ask)
          expect(list.items().map(item => item.rank)).toEqual(there.map(item => item.rank).toSorted((a, b) => a - b));
      }
      expect(new Set(list.items())).toEqual(new Set(there));
      expect(list.items()).toHaveLength(there.length);
    }),
  );
});

test('what was given out before does not change, and is the same until something does', () => {
  const list = new SortedList<Item>((a, b) => a.rank - b.rank);
  for (let rank = 0; rank < 100; rank++) list.add({ rank });
  const before = list.items();
  expect(list.items()).toBe(before);
  const [first] = before;
  if (first) list.remove(first);
  list.add({ rank: 50 });
  expect(before).toHaveLength(100);
  expect(list.items()).not.toBe(before);
  expect(list.items()[0]?.rank).toBe(1);
});
