import { expect, test } from 'vitest';
import { findOverBreak } from './find-over-break.ts';

const before = 'Payment is due within thirty days. The insurer may end\n';
const after = 'the contract on notice. The insurer may end it.';

test('words that run over a page break are found, with their stretch of either page', () => {
  const [hit, ...more] = findOverBreak(before, after, 'may END the  contract', 8);
  expect(more).toEqual([]);
  expect(hit?.page).toBe(7);
  expect(before.slice(hit?.start, hit?.end).trim()).toBe('may end');
  expect(hit?.rest).toEqual({ page: 8, start: 0, end: 'the contract'.length });
});

test('words that stand on one of the pages alone are not found twice', () => {
  expect(findOverBreak(before, after, 'the insurer may end', 8)).toEqual([]);
  expect(findOverBreak('', after, 'the contract', 8)).toEqual([]);
});
