import { expect, test } from 'vitest';
import { aRow } from './testing/a-row.ts';
import { filterQueue, isNarrowed, NO_FILTER, processNames, type QueueFilter } from './queue-filter.ts';

const rows = [
  aRow({ id: 'new', title: 'Müller, term life', reference: 'NB-1', attributes: { broker: 'Hall & Co' } }),
  aRow({ id: 'returned', status: 'returned', priority: 'urgent' }),
  aRow({ id: 'queried', status: 'queried', processName: 'Contracts' }),
  aRow({ id: 'sent', status: 'submitted' }),
  aRow({ id: 'conflict', status: 'submitted', attention: true }),
  aRow({ id: 'parked', parked: { reason: 'translation' } }),
  aRow({ id: 'done', status: 'accepted' }),
];
const shown = (filter: Partial<QueueFilter>) =>
  filterQueue(rows, { ...NO_FILTER, ...filter }).rows.map(({ record }) => record.id as string);

test('what is to be done includes what was returned and what needs a decision, and nothing that is parked', () => {
  expect(shown({})).toEqual(['new', 'returned', 'conflict']);
});

test('each view has its states', () => {
  expect(shown({ group: 'returned' })).toEqual(['returned']);
  expect(shown({ group: 'waiting' })).toEqual(['queried', 'parked']);
  expect(shown({ group: 'sent' })).toEqual(['sent', 'conflict']);
  expect(shown({ group: 'closed' })).toEqual(['done']);
  expect(shown({ group: 'all' })).toHaveLength(rows.length);
});

test('every word must occur, in the reference, the title or an attribute, whatever its accents', () => {
  expect(shown({ group: 'all', words: 'muller nb-1' })).toEqual(['new']);
  expect(shown({ group: 'all', words: 'HALL' })).toEqual(['new']);
  expect(shown({ group: 'all', words: 'muller contracts' })).toEqual([]);
});

test('the counts of the views are those under the other filters', () => {
  expect(filterQueue(rows, { ...NO_FILTER, process: 'Contracts' }).counts).toMatchObject({
    open: 0,
    waiting: 1,
    all: 1,
  });
  expect(shown({ priority: 'urgent' })).toEqual(['returned']);
});

test('the processes on offer are those that occur', () => {
  expect(processNames(rows)).toEqual(['Contracts', 'Underwriting']);
});

test('a view alone does not count as a filter', () => {
  expect(isNarrowed({ ...NO_FILTER, group: 'all' })).toBe(false);
  expect(isNarrowed({ ...NO_FILTER, words: 'x' })).toBe(true);
});
