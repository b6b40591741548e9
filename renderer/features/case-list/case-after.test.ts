import { expect, test } from 'vitest';
import { caseAfter } from './case-after.ts';
import { aRow } from './testing/a-row.ts';

const rows = ['c-1', 'c-2', 'c-3', 'c-4'].map(id => aRow({ id }));
const shownBut = (...hidden: string[]) => rows.filter(({ record }) => !hidden.includes(record.id));

test('after a case comes the next one that the filter shows', () => {
  expect(caseAfter(rows, shownBut('c-2', 'c-3'), 'c-2')).toBe('c-4');
});

test('after the last case comes the one before it', () => {
  expect(caseAfter(rows, shownBut('c-4'), 'c-4')).toBe('c-3');
});

test('after the only case comes none', () => {
  expect(caseAfter(rows, shownBut('c-1', 'c-2', 'c-3', 'c-4'), 'c-1')).toBeNull();
});

test('a case that is not in the list any more leaves the cursor at the first', () => {
  expect(caseAfter(rows, rows, 'c-9')).toBe('c-1');
});
