import { expect, test } from 'vitest';
import { BundleTime, resolveTime } from './bundle-time.ts';

const now = Date.parse('2026-03-29T00:30:00Z');

test.each([
  ['now', '2026-03-29T00:30:00.000Z'],
  ['now-26h', '2026-03-27T22:30:00.000Z'],
  ['now+45m', '2026-03-29T01:15:00.000Z'],
  ['now+3d', '2026-04-01T00:30:00.000Z'],
  ['now-0.5h', '2026-03-29T00:00:00.000Z'],
  ['2026-01-01T12:00:00+02:00', '2026-01-01T10:00:00.000Z'],
])('%s is %s', (written, instant) => {
  expect(resolveTime(BundleTime.parse(written), now)).toBe(instant);
});

test.each(['yesterday', 'now+5', 'now+5w', '2026-01-01', 'now +5h'])('"%s" is refused', written => {
  expect(BundleTime.safeParse(written).success).toBe(false);
});
