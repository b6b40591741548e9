import { expect, test } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');

test.each([
  ['nothing when the header is absent', null, null],
  ['seconds', '120', 120_000],
  ['zero', '0', 0],
  ['a date', 'Mon, 02 Mar 2026 09:05:00 GMT', 300_000],
  ['a date that has passed as now', 'Mon, 02 Mar 2026 08:00:00 GMT', 0],
  ['an absurd number of seconds as a day', '99999999999', 86_400_000],
  ['a date years away as a day', 'Fri, 02 Mar 2036 09:00:00 GMT', 86_400_000],
  ['nothing when it is nonsense', 'soon', null],
  ['nothing when it is negative nonsense', '-x', null],
])('Retry-After gives %s', (_what, header, expected) => {
  expect(parseRetryAfter(header, NOW)).toBe(expected);
});
