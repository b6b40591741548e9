import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Annotation, type TextQuoteSelector } from '../model/annotation.ts';
import { DocumentRecord } from '../model/document.ts';
import { describeQuote } from './describe-quote.ts';
import { pagesText, placeInPages } from './place-in-pages.ts';
import { replacedEvidence, successorOf } from './replaced-evidence.ts';

function aDocument(id: string, more: object = {}): DocumentRecord {
  const sha256 = '0'.repeat(64);
  return DocumentRecord.parse({
    id,
    version: 1,
    caseId: 'c-1',
    name: id,
    mediaType: 'text/plain',
    bytes: 1,
    sha256,
    ...more,
  });
}

function aMark(id: string, source: string): Annotation {
  return Annotation.parse({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'Annotation',
    caseId: 'c-1',
    motivation: 'highlighting',
    creator: { type: 'Person' },
    created: '2026-11-23T10:00:00Z',
    body: [],
    target: { source, selector: [] },
  });
}

const onDocument = (id: string, version = 1) => `urn:meridian:document:${id}:v${version}`;

test('a document is replaced by the last of those that supersede it, or by its own later version', () => {
  const documents = [
    aDocument('a'),
    aDocument('b', { supersedes: 'a' }),
    aDocument('c', { supersedes: 'b' }),
    aDocument('d', { version: 3 }),
  ];
  expect(successorOf(onDocument('a'), documents)?.id).toBe('c');
  expect(successorOf(onDocument('b'), documents)?.id).toBe('c');
  expect(successorOf(onDocument('c'), documents)).toBeNull();
  expect(successorOf(onDocument('d', 2), documents)?.id).toBe('d');
  expect(successorOf(onDocument('d', 3), documents)).toBeNull();
  expect(successorOf('urn:else', documents)).toBeNull();
});

test('documents that supersede each other come to an end', () => {
  const documents = [aDocument('a', { supersedes: 'b' }), aDocument('b', { supersedes: 'a' })];
  expect(successorOf(onDocument('a'), documents)?.id).toBe('b');
});

test('only cited marks on replaced documents are asked about, each once with all of its answers', () => {
  const documents = [aDocument('a'), aDocument('b', { supersedes: 'a' })];
  const seed = 20_261_126;
  console.info(`replaced evidence: seed ${seed}`);
  const evidence = fc.dictionary(
    fc.constantFrom('/p', '/q', '/r'),
    fc.uniqueArray(fc.constantFrom<string>('m1', 'm2', 'm3', 'gone')),
  );
  fc.assert(
    fc.property(evidence, cited => {
      const marks = [aMark('m1', onDocument('a')), aMark('m2', onDocument('b')), aMark('m3', onDocument('a'))];
      const asked = replacedEvidence(cited, marks, documents);
      const expected = ['m1', 'm3'].filter(id => Object.values(cited).some(ids => ids.includes(id)));
      expect(asked.map(({ annotation }) => annotation.id).toSorted()).toEqual(expected);
      for (const { annotation, pointers, successor } of asked) {
        expect(successor.id).toBe('b');
        expect(pointers).toEqual(Object.keys(cited).filter(pointer => cited[pointer]?.includes(annotation.id)));
      }
    }),
    { seed },
  );
});

const PAGES = [
  'The applicant was born in Bergen and works as a carpenter there.',
  'He has never smoked. His blood pressure was taken twice this year.',
];
const quoted = (page: number, words: string): TextQuoteSelector => {
  const start = (PAGES[page - 1] ?? '').indexOf(words);
  return describeQuote(PAGES[page - 1] ?? '', { start, end: start + words.length });
};

test('a passage that moved to another page is found there, and described as if it had been marked there', () => {
  const text = pagesText(['A new first page stands before all of it.', ...PAGES]);
  const found = placeInPages(text, quoted(2, 'never smoked'), 2);
  expect(found).toMatchObject({ state: 'placed', page: 3, quote: quoted(2, 'never smoked') });
});

test('a passage that was reworded is found with a doubt, and one that is gone is not found', () => {
  const reworded = pagesText([PAGES[0] ?? '', (PAGES[1] ?? '').replace('never smoked', 'seldom smoked')]);
  const found = placeInPages(reworded, quoted(2, 'never smoked'), 2);
  expect(found?.state).toBe('placed-with-warning');
  expect(found?.quote.exact).toBe('seldom smoked');
  expect(placeInPages(pagesText(['Nothing of that.', 'Nothing here.']), quoted(2, 'never smoked'), 2)).toBeNull();
});

test('whatever is put before and behind it, an untouched passage keeps its words and its place on its page', () => {
  const seed = 20_261_127;
  console.info(`place in pages: seed ${seed}`);
  const other = fc.stringMatching(/^[a-z ]{0,60}$/);
  fc.assert(
    fc.property(fc.array(other, { maxLength: 4 }), fc.array(other, { maxLength: 4 }), (before, after) => {
      const found = placeInPages(pagesText([...before, ...PAGES, ...after]), quoted(2, 'never smoked'), 2);
      expect(found?.quote.exact).toBe('never smoked');
      expect(found?.page).toBe(before.length + 2);
      expect(found?.quote.refinedBy).toEqual(quoted(2, 'never smoked').refinedBy);
    }),
    { seed },
  );
});
