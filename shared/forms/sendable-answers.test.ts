import { expect, test } from 'vitest';
import type { AnnotationId } from '../model/ids.ts';
import { copyRow, insertRow, moveRow, removeRow } from './rows.ts';
import { sendableAnswers } from './sendable-answers.ts';
import { compiled, parts } from './testing/compiled.ts';
import { healthForm } from './testing/health-form.ts';

const model = compiled(healthForm);
const mark = 'urn:uuid:1' as AnnotationId;

test('a hidden answer stays here with all that belongs to it; nothing of the original is touched', () => {
  const judgment = parts({
    answers: { smoker: false, perDay: 20, notes: ' ', applicant: { name: '' } },
    evidence: { '/perDay': [mark], '/smoker': [mark], '/age': [] },
    rationale: { '/perDay': 'said so', '/smoker': ' ' },
    confidence: { '/perDay': 1, '/smoker': 0.5 },
  });
  const before = JSON.stringify(judgment);
  expect(sendableAnswers(model, judgment)).toEqual({
    answers: { smoker: false },
    evidence: { '/smoker': [mark] },
    rationale: {},
    confidence: { '/smoker': 0.5 },
  });
  expect(JSON.stringify(judgment)).toBe(before);
});

test('in a list each row is hidden by itself', () => {
  const conditions = [
    { name: 'Asthma', ongoing: false, since: '2020-01-01' },
    { name: 'Gout', ongoing: true, since: '2021-01-01' },
  ];
  expect(sendableAnswers(model, parts({ answers: { conditions } })).answers).toEqual({
    conditions: [{ name: 'Asthma', ongoing: false }, conditions[1]],
  });
});

const rows = () =>
  parts({
    answers: { conditions: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] },
    evidence: { '/conditions/0/name': [mark], '/conditions/2/name': [mark], '/age': [mark] },
  });

test.each([
  ['removed', () => removeRow(rows(), '/conditions', 0), ['b', 'c'], ['/conditions/1/name', '/age']],
  [
    'moved down',
    () => moveRow(rows(), '/conditions', 0, 2),
    ['b', 'c', 'a'],
    ['/conditions/2/name', '/conditions/1/name', '/age'],
  ],
  [
    'moved up',
    () => moveRow(rows(), '/conditions', 2, 0),
    ['c', 'a', 'b'],
    ['/conditions/1/name', '/conditions/0/name', '/age'],
  ],
  [
    'copied',
    () => copyRow(rows(), '/conditions', 0),
    ['a', 'a', 'b', 'c'],
    ['/conditions/0/name', '/conditions/3/name', '/age'],
  ],
  [
    'inserted',
    () => insertRow(rows(), '/conditions', 0, { name: 'new' }),
    ['new', 'a', 'b', 'c'],
    ['/conditions/1/name', '/conditions/3/name', '/age'],
  ],
])('evidence goes with its row when a row is %s', (_, change, names, cited) => {
  const after = change();
  expect((after.answers['conditions'] as { name: string }[]).map(row => row.name)).toEqual(names);
  expect(Object.keys(after.evidence)).toEqual(cited);
});
