import { expect, test } from 'vitest';
import { aWantedDocument } from '../testing/a-wanted-document.ts';
import { createFetchFailures } from './fetch-failures.ts';

const MINUTE = 60_000;
const want = aWantedDocument('d-1');

test('what fails for now is tried again soon, and less and less often', () => {
  const failures = createFetchFailures(
    () => 0,
    () => 1,
  );
  const waits = [1, 2, 3, 4].map(times => {
    expect(failures.note('d-1@1', 'offline', want)).toBe(times);
    return failures.notBeforeMs('d-1@1');
  });
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(new Set(waits).size).toBe(4);
  failures.forget('d-1@1');
  expect(failures.notBeforeMs('d-1@1')).toBe(0);
});

test('what arrived damaged is fetched from its beginning after 5, 15 and 40 minutes, and then no more', () => {
  const failures = createFetchFailures(
    () => 0,
    () => 0.5,
  );
  const waits = [1, 2, 3, 4].map(() => {
    failures.note('d-1@1', 'digest-mismatch', { ...want, offset: 4, etag: '"e"' });
    return failures.notBeforeMs('d-1@1');
  });
  expect(waits).toEqual([5 * MINUTE, 15 * MINUTE, 40 * MINUTE, Number.POSITIVE_INFINITY]);
  expect(failures.damaged()).toEqual([{ ...want, offset: 0, etag: null }]);
  failures.forget('d-1@1');
  expect(failures.damaged()).toEqual([]);
});

test('a damaged one that cannot be reached meanwhile keeps its long waits', () => {
  const failures = createFetchFailures(
    () => 0,
    () => 0.5,
  );
  failures.note('d-1@1', 'digest-mismatch', want);
  failures.note('d-1@1', 'offline', want);
  expect(failures.notBeforeMs('d-1@1')).toBe(15 * MINUTE);
});

test('other bytes under the same version are not kept waiting by what failed before them', () => {
  const failures = createFetchFailures(
    () => 0,
    () => 0.5,
  );
  failures.note('d-1@1', 'digest-mismatch', want);
  failures.announced('d-1@1', want);
  expect(failures.notBeforeMs('d-1@1')).toBe(5 * MINUTE);
  failures.announced('d-1@1', { ...want, document: { ...want.document, sha256: 'f'.repeat(64) } });
  expect(failures.notBeforeMs('d-1@1')).toBe(0);
  expect(failures.damaged()).toEqual([]);
});

test('what is larger than allowed is not asked for again in this run', () => {
  const failures = createFetchFailures(
    () => 0,
    () => 0.5,
  );
  failures.note('d-1@1', 'too-large', want);
  expect(failures.notBeforeMs('d-1@1')).toBe(Number.POSITIVE_INFINITY);
});
