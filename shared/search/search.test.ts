import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSegment } from './build-segment.ts';
import { findPlaces } from './find-places.ts';
import { parseQuery } from './parse-query.ts';
import { SearchIndex } from './search-index.ts';
import { foldWord, forEachTerm, termOf } from './terms.ts';

function indexOf(...texts: string[]): SearchIndex<number> {
  const index = new SearchIndex<number>();
  index.put(
    'all',
    buildSegment(texts),
    texts.map((_, i) => i),
  );
  return index;
}

function find(index: SearchIndex<number>, typed: string): number[] {
  return index.search(parseQuery(typed)).map(({ id }) => id);
}

describe('a document is found', () => {
  const index = indexOf(
    'The insured smoked until 2010; a NON-SMOKER since.',
    'Café au lait. Der Größte. Ünïcödé, naïve résumé.',
    'agreement agreed, disagree. Section 3.2',
    '契約の解除 and ﬁnal words',
  );

  test.each([
    ['by one word', 'insured', [0]],
    ['by all words, in any order', 'since smoked', [0]],
    ['not when a word is missing', 'insured agreement', []],
    ['whatever the capitals', 'INSURED non-smoker', [0]],
    ['whatever the accents', 'cafe unicode resume', [1]],
    ['with the accents typed and not written', 'cáfe', [1]],
    ['by the beginning of a word', 'agre*', [2]],
    ['by a number with a mark in it', '3.2', [2]],
    ['in a script without spaces', '契約', [3]],
    ['with a ligature', 'final', [3]],
    ['not by the middle of a word', 'greement', []],
    ['not by nothing', '  "" ', []],
  ])('%s', (_, typed, expected) => {
    expect(find(index, typed)).toEqual(expected);
  });
});

test('the document that says a rare word more often comes first', () => {
  expect(find(indexOf('tea tea milk', 'milk milk milk milk', 'tea milk milk milk milk milk milk'), 'tea milk')).toEqual(
    [0, 2],
  );
});

test('segments are put in, replaced and taken out', () => {
  const index = indexOf('one two');
  index.put('more', buildSegment(['two three']), [7]);
  expect(find(index, 'two').toSorted((a, b) => a - b)).toEqual([0, 7]);
  index.put('more', buildSegment(['three four']), [8]);
  expect(find(index, 'two')).toEqual([0]);
  index.remove('all');
  expect([find(index, 'two'), find(index, 'three'), index.documents]).toEqual([[], [8], 1]);
});

test('a query is words, phrases and beginnings', () => {
  expect(parseQuery('Fee “due monthly” pay* x* non-smoker')).toEqual({
    words: [
      { folded: 'fee', isPrefix: false },
      { folded: 'due', isPrefix: false },
      { folded: 'monthly', isPrefix: false },
      { folded: 'pay', isPrefix: true },
      { folded: 'x', isPrefix: false },
      { folded: 'non', isPrefix: false },
      { folded: 'smoker', isPrefix: false },
    ],
    phrases: ['due monthly', 'non-smoker'],
  });
});

describe('places', () => {
  const text = 'The fee is due monthly. Monthly due dates differ; the fee due\n monthly is 30 EUR.';

  test('a phrase is found over a line end and only as it stands', () => {
    const found = findPlaces(text, parseQuery('"due monthly"'), 10);
    expect(found.places.map(({ start, end }) => text.slice(start, end))).toEqual(['due monthly', 'due\n monthly']);
    expect(found.hasPhrases).toBe(true);
  });

  test('a text that has the words of a phrase apart does not have the phrase', () => {
    expect(findPlaces('monthly, when due', parseQuery('"due monthly"'), 10).hasPhrases).toBe(false);
  });

  test('a snippet shows whole words around the place and where it is', () => {
    const long = `${'before '.repeat(30)}needle${' after'.repeat(30)}`;
    const [place] = findPlaces(long, parseQuery('needle'), 1).places;
    expect(place?.snippet).toMatch(/^… before .*before needle after.* after …$/);
    expect(place?.snippet.slice(place.inSnippet.start, place.inSnippet.end)).toBe('needle');
  });

  test('more places than are asked for are counted', () => {
    expect(findPlaces('a b a b a b', parseQuery('a'), 2)).toMatchObject({ total: 3, places: [{}, {}] });
  });
});

test('the index finds exactly the documents in which every word stands', () => {
  const seed = 20_261_124;
  console.info(`search properties: seed ${seed}`);
  const word = fc.constantFrom(
    'fee',
    'Fée',
    'due',
    'DUE',
    'ﬁnal',
    'x',
    '30',
    'smoker',
    'straße',
    '契',
    'o\u0308l',
    'Öl',
  );
  const text = fc
    .array(fc.tuple(word, fc.constantFrom(' ', ', ', '\n', '-', '’ ')), { maxLength: 30 })
    .map(all => all.flat().join(''));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), fc.array(word, { minLength: 1, maxLength: 3 }), (texts, words) => {
      const folded = texts.map(one => {
        const own = new Set<string>();
        forEachTerm(one, (_, start, end) => own.add(foldWord(one.slice(start, end))));
        return own;
      });
      const expected = folded.flatMap((own, i) => (words.every(one => own.has(foldWord(one))) ? [i] : []));
      expect(find(indexOf(...texts), words.join(' ')).toSorted((a, b) => a - b)).toEqual(expected);
    }),
    { seed },
  );
});

test('the words of a real vocabulary have numbers of their own', () => {
  const terms = new Set(Array.from({ length: 20_000 }, (_, i) => termOf(`word${i}`)));
  expect(terms.size).toBe(20_000);
});
