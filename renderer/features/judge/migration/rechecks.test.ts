import { expect, test } from 'vitest';
import { moveRow, removeRow } from '../../../../shared/forms/rows.ts';
import type { DraftMigration } from '../../../../shared/model/draft-migration.ts';
import { aJudgment } from '../../../testing/builders.ts';
import { createRechecks } from './rechecks.ts';

const judgment = aJudgment({
  answers: { list: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] },
  confidence: { '/list/0': 1 },
});
const migration: DraftMigration = {
  before: judgment,
  at: '2026-11-23T10:00:00Z',
  unchecked: {
    '/age': { changes: ['limits'] },
    '/list/0/name': { changes: ['label'], former: 'first' },
    '/list/2/name': { changes: ['label'], former: 'last' },
  },
  gone: [],
};
const left = (rechecks: ReturnType<typeof createRechecks>) =>
  Object.entries(rechecks.migration()?.unchecked ?? {}).map(([pointer, { former }]) => [pointer, former]);

test('what is to be checked of a row goes where the row goes, and goes with it', () => {
  const rechecks = createRechecks(migration);
  rechecks.rowsChanged(judgment, parts => moveRow(parts, '/list', 0, 1));
  expect(left(rechecks)).toEqual([
    ['/age', undefined],
    ['/list/1/name', 'first'],
    ['/list/2/name', 'last'],
  ]);
  rechecks.rowsChanged(judgment, parts => removeRow(parts, '/list', 1));
  expect(left(rechecks)).toEqual([
    ['/age', undefined],
    ['/list/1/name', 'last'],
  ]);
});

test('an answer that is given anew is not open any more, and is said until the person goes on', () => {
  const rechecks = createRechecks(migration);
  rechecks.answered('/list/0/name');
  expect([...rechecks.open()]).toEqual(['/age', '/list/2/name']);
  expect(rechecks.at('/list/0/name')).toMatchObject({ former: 'first' });
  // The row moves away while it is being answered.
  rechecks.rowsChanged(judgment, parts => moveRow(parts, '/list', 0, 2));
  expect(rechecks.isAnswered('/list/2/name')).toBe(true);
  expect([...rechecks.open()]).toEqual(['/age', '/list/1/name']);
  expect(rechecks.confirm('/list/2/name')).toBe(true);
  expect(rechecks.at('/list/2/name')).toBeUndefined();
});

test('only what is to be checked can be confirmed, and only a moved draft has anything kept of a move', () => {
  const rechecks = createRechecks(migration);
  expect(rechecks.confirm('/other')).toBe(false);
  for (const pointer of rechecks.open()) expect(rechecks.confirm(pointer)).toBe(true);
  expect(rechecks.migration()).toEqual({ ...migration, unchecked: {} });
  expect(createRechecks(undefined).migration()).toBeUndefined();
});
