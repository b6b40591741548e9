import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFinder } from '../rules/regex/safe-finder.ts';
import { readTermLists } from './read-term-lists.ts';
import { TermFinder } from './term-finder.ts';

const finder = (...lists: string[][]) =>
  new TermFinder(
    lists.map(terms => ({
      words: terms.filter(term => !term.startsWith('/')),
      patterns: terms.filter(term => term.startsWith('/')).map(term => term.slice(1)),
    })),
  );
/** Found words, each behind the number of its list. */
const found = (text: string, ...lists: string[][]) =>
  finder(...lists)
    .find(text)
    .map(({ start, end, list }) => `${list} ${text.slice(start, end)}`);

describe('terms are found', () => {
  test.each([
    ['as whole words, whatever the capitals', 'Smoker, non-smoker, smokers', ['smoker'], ['0 Smoker', '0 smoker']],
    ['whatever the accents', 'Angina péctoris', ['angina pectoris'], ['0 Angina péctoris']],
    ['as phrases, over a line end', 'pack\nyears; pack of years', ['pack years'], ['0 pack\nyears']],
    [
      'by the beginning of a word',
      'cigar cigarettes Cigarillo scigar',
      ['cigar*'],
      ['0 cigar', '0 cigarettes', '0 Cigarillo'],
    ],
    ['by the beginning of the last word', 'heart attacks, heart', ['heart att*'], ['0 heart attacks']],
    ['by a pattern', 'took 20 mg and 5 mg', ['/[0-9]+ mg'], ['0 20 mg', '0 5 mg']],
    ['a phrase before a word of it', 'heart attack', ['heart', 'heart attack'], ['0 heart attack']],
    ['not in an empty text', '', ['a*', 'b'], []],
  ])('%s', (_, text, terms, expected) => {
    expect(found(text, terms)).toEqual(expected);
  });

  test('in several lists, in the order of the text, also where two have the same word', () => {
    expect(found('blood and heart', ['heart', 'blood'], ['blood'])).toEqual(['0 blood', '1 blood', '0 heart']);
  });
});

test('a pattern that tries many ways finds the same as the engine, and is soon done with a text made against it', () => {
  const seed = 20_261_124;
  console.info(`patterns: seed ${seed}`);
  const bad = safeFinder('(a|ab)*c|b+');
  const engine = /(a|ab)*c|b+/gu;
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', '😀', ' '), { maxLength: 40 }), letters => {
      const text = letters.join('');
      const expected = Array.from(text.matchAll(engine), match => [match.index, match.index + match[0].length]);
      expect(bad?.(text).map(({ start, end }) => [start, end])).toEqual(expected);
    }),
    { seed },
  );
  expect(safeFinder('(a+)+$')?.(`${'a'.repeat(900)}!`)).toEqual([]);
});

test('the lists of a process are read, and what is wrong in them is said and left out', () => {
  const { lists, defects } = readTermLists({
    'x-terms': [
      {
        id: 'tobacco',
        name: 'Tobacco',
        color: 'red',
        line: 'wavy',
        terms: ['smok*', '--', { pattern: '(' }, { pattern: '[0-9]+' }],
      },
      { id: 'tobacco', name: 'Again', terms: ['x'] },
      { id: 'heart', name: 'Heart', color: 'pink', terms: ['angina'] },
      { id: 'none', name: 'None', terms: [] },
      'words',
    ],
  });
  expect(lists).toEqual([
    { id: 'tobacco', name: 'Tobacco', color: 'red', line: 'wavy', words: ['smok*'], patterns: ['[0-9]+'] },
    { id: 'heart', name: 'Heart', color: 'green', line: 'dotted', words: ['angina'], patterns: [] },
  ]);
  expect(defects.map(({ pointer }) => pointer)).toEqual([
    '/x-terms/0/terms/1',
    '/x-terms/0/terms/2',
    '/x-terms/1/id',
    '/x-terms/2/color',
    '/x-terms/3/terms',
    '/x-terms/4',
  ]);
  expect(readTermLists({})).toEqual({ lists: [], defects: [] });
});
