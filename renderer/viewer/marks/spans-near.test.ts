import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { spansNear } from './spans-near.ts';

test('the spans near a stretch are those that a look at all of them finds', () => {
  const seed = 20_261_125;
  console.info(`spans near: seed ${seed}`);
  const span = fc.tuple(fc.nat(100), fc.nat(30)).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(span), span, (spans, seen) => {
      const sorted = spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
      const expected = sorted.filter(({ start, end }) => start < seen.end && end > seen.start);
      expect(spansNear(sorted)(seen)).toEqual(expected);
    }),
    { seed },
  );
});
