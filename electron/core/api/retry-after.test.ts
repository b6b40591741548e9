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
  ['nothing when it is a negative number, which is no year', '-5', null],
  ['nothing when it is a fraction', '1.5', null],
  ['nothing when it is empty', '', null],
  ['a date in the form of RFC 850', 'Monday, 02-Mar-26 09:05:00 GMT', 300_000],
  ['a date in the form of asctime', 'Mon Mar  2 09:05:00 2026', 300_000],
  ['nothing for a date that HTTP does not have', '2026-03-02T09:05:00Z', null],
])('Retry-After gives %s', (_what, header, expected) => {
  expect(parseRetryAfter(header, NOW)).toBe(expected);
});

test('a date is measured by the server’s clock, so that ours being wrong undercuts nothing', () => {
  const date = 'Mon, 02 Mar 2026 09:00:00 GMT';
  const dayAheadMs = NOW + 86_400_000;
  expect(parseRetryAfter('Mon, 02 Mar 2026 09:05:00 GMT', dayAheadMs, date)).toBe(300_000);
  expect(parseRetryAfter('Mon, 02 Mar 2026 09:05:00 GMT', NOW, 'yesterday')).toBe(300_000);
});
