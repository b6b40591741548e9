import { expect, test } from 'vitest';
import { aDocument } from '../../testing/builders.ts';
import { coversOf } from './index-rows.ts';
import { planIndex } from './plan-index.ts';

const documentOf = (key: string) => ({ key, record: aDocument() });
const aCaseOf = (number: number, ...keys: string[]) => ({
  caseId: `c-${number}`,
  number,
  documents: keys.map(documentOf),
});
const keysOf = (read: string[], covers: [number, string][] = []) => ({
  read: new Set(read),
  covers: new Map(covers),
  made: new Map<number, number>(),
});

/** Steps as short words. */
function plan(...[cases, keys, awaited]: Parameters<typeof planIndex>): string[] {
  return planIndex(cases, keys, awaited).map(step => {
    if (step.do === 'read') return `read ${step.document.key}`;
    if (step.do === 'build') return `build ${step.caseId}: ${step.documents.map(({ key }) => key).join(' ')}`;
    return `drop ${[...step.texts, ...step.segments].join(' ')}`;
  });
}

test('documents are read case by case, and a case is built once all of its documents are', () => {
  expect(plan([aCaseOf(1, 'a', 'b'), aCaseOf(2, 'c')], keysOf(['b']), null)).toEqual([
    'read a',
    'build c-1: b a',
    'read c',
    'build c-2: c',
  ]);
});

test('what is there is left alone, whatever the order of its documents', () => {
  expect(plan([aCaseOf(1, 'a', 'b')], keysOf(['a', 'b'], [[1, coversOf(['b', 'a'])]]), null)).toEqual([]);
  expect(plan([aCaseOf(1)], keysOf([]), null)).toEqual([]);
});

test('a document that came or went has its case built anew, also one that was there and is read again', () => {
  const covers: [number, string][] = [[1, coversOf(['a', 'b'])]];
  expect(plan([aCaseOf(1, 'a')], keysOf(['a', 'b'], covers), null)).toEqual(['drop b', 'build c-1: a']);
  expect(plan([aCaseOf(1, 'a', 'b')], keysOf(['a'], covers), null)).toEqual(['read b', 'build c-1: a b']);
});

test('what belongs to no case any more goes', () => {
  expect(plan([], keysOf(['a'], [[7, 'x']]), null)).toEqual(['drop a 7']);
});

test('the case that a person searches comes first and grows with each document', () => {
  expect(plan([aCaseOf(1, 'a'), aCaseOf(2, 'b', 'c', 'd')], keysOf(['b']), 'c-2')).toEqual([
    'build c-2: b',
    'read c',
    'build c-2: b c',
    'read d',
    'build c-2: b c d',
    'read a',
    'build c-1: a',
  ]);
});
