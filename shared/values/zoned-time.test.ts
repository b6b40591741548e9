import { expect, test } from 'vitest';
import { isZone, joinInstant, offsetName, offsetsOf, splitInstant } from './zoned-time.ts';

test.each([
  ['a winter day', 'Europe/Vienna', '2026-01-15T12:00', ['+01:00']],
  ['a summer day', 'Europe/Vienna', '2026-07-15T12:00', ['+02:00']],
  ['the hour that spring leaves out', 'Europe/Vienna', '2026-03-29T02:30', []],
  ['the minute before it', 'Europe/Vienna', '2026-03-29T01:59', ['+01:00']],
  ['the minute after it', 'Europe/Vienna', '2026-03-29T03:00', ['+02:00']],
  ['the hour that autumn has twice', 'Europe/Vienna', '2026-10-25T02:30', ['+02:00', '+01:00']],
  ['half an hour that is left out', 'Australia/Lord_Howe', '2026-10-04T02:15', []],
  ['a zone of quarter hours', 'Asia/Kathmandu', '2026-01-01T00:00', ['+05:45']],
  ['the day that Samoa left out', 'Pacific/Apia', '2011-12-30T12:00', []],
  ['a fixed offset', '+05:30', '2026-01-01T00:00', ['+05:30']],
  ['Greenwich', 'UTC', '2026-03-29T02:30', ['Z']],
])('%s', (_, zone, local, expected) => {
  expect(offsetsOf(zone, local).map(offsetName)).toEqual(expected);
});

test('an instant is taken apart and put together as it was', () => {
  for (const instant of ['2026-03-29T02:30:00+02:00', '2026-03-29T02:30:15Z', '2026-12-31T23:59:00-03:30']) {
    const { local, offset } = splitInstant(instant) ?? { local: '', offset: 0 };
    expect(joinInstant(local, offset)).toBe(instant);
  }
  expect(splitInstant('2026-03-29T02:30')).toBeNull();
  expect(splitInstant('tomorrow')).toBeNull();
});

test('zones are known by name or by offset', () => {
  expect(['Europe/Vienna', '+01:00', 'UTC', 'Europe/Atlantis'].map(isZone)).toEqual([true, true, true, false]);
});
