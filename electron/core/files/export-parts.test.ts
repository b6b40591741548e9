import { expect, test } from 'vitest';
import { PartsInHand } from './export-parts.ts';

test('a file that grows beyond what the machine can hold is let go of', () => {
  const parts = new PartsInHand();
  const large = new Uint8Array(200 * 1024 * 1024);
  expect([parts.add('a', large), parts.add('a', large), parts.add('a', large)]).toEqual([true, true, false]);
  expect(parts.take('a')).toEqual([]);
});
