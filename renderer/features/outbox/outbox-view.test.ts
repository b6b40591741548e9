import { expect, test } from 'vitest';
import { filterLines, tableRows } from './outbox-view.ts';
import { aLine } from './testing/a-line.ts';

const names: Readonly<Record<string, string>> = { 'c-1': 'NB-1  Term life', 'c-2': 'NB-2  Fire' };
const caseName = (id: string) => names[id] ?? null;
const since = '2026-11-23T00:00:00Z';
const old = aLine({ seq: 1, at: '2026-11-20T10:00:00Z' });
const waiting = aLine({ seq: 2, at: '2026-11-20T11:00:00Z', state: 'waiting' });
const refused = aLine({ seq: 3, at: '2026-11-21T11:00:00Z', state: 'rejected', caseId: 'c-2' });
const fresh = aLine({ seq: 4, at: '2026-11-23T10:00:00Z', caseId: 'c-2', face: 'annotation.put' });
const lines = [fresh, refused, waiting, old];
const seqs = (over: Partial<Parameters<typeof filterLines>[1]>) =>
  filterLines(lines, { since: null, states: 'all', search: '', ...over }, caseName).map(line => line.seq);

test('what is not at the client is shown however old it is; of the rest, what is of the time', () => {
  expect(seqs({ since })).toEqual([4, 3, 2]);
  expect(seqs({})).toEqual([4, 3, 2, 1]);
});

test('receipts are what was accepted, open is what was not', () => {
  expect(seqs({ states: 'receipts' })).toEqual([4, 1]);
  expect(seqs({ states: 'receipts', since })).toEqual([4]);
  expect(seqs({ states: 'open' })).toEqual([3, 2]);
});

test('every word that is searched for must fit case, act or number', () => {
  expect(seqs({ search: 'nb-2' })).toEqual([4, 3]);
  expect(seqs({ search: 'fire annotation' })).toEqual([4]);
  expect(seqs({ search: waiting.id.slice(-6) })).toEqual([2]);
  expect(seqs({ search: 'nothing' })).toEqual([]);
});

test('by case, the case that was worked on last comes first, with its acts below it', () => {
  const rows = tableRows(lines, true, caseName);
  expect(rows.map(row => (row.kind === 'case' ? [row.name, row.count, row.open] : row.line.seq))).toEqual([
    ['NB-2  Fire', 2, 1],
    4,
    3,
    ['NB-1  Term life', 2, 1],
    2,
    1,
  ]);
});
