import { expect, test } from 'vitest';
import { Annotation, tagOf } from './annotation.ts';
import { readPages, sayPages, searchedBody, searchedPages, searchedPlace } from './searched.ts';

function searched(pages: readonly number[]): Annotation {
  return Annotation.parse({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:uuid:0193a000-0000-7000-8000-000000000001',
    type: 'Annotation',
    caseId: 'c-1',
    motivation: 'classifying',
    creator: { type: 'Person', id: 'p-ana' },
    created: '2026-11-23T09:00:00Z',
    body: [searchedBody(pages), { type: 'TextualBody', purpose: 'commenting', value: 'nicotine' }],
    target: { source: 'urn:meridian:document:d-1:v1', selector: [searchedPlace(pages)] },
  });
}

test.each([
  [[7, 1, 2, 3, 4], '1–4, 7', 'page=1'],
  [[9], '9', 'page=9'],
  [[], '', 'page=1'],
])('a search of the pages %j says %j and is shown at %s', (pages, said, place) => {
  const annotation = searched(pages);
  expect(searchedPages(annotation)).toBe(said);
  expect(sayPages(pages)).toBe(said);
  expect(annotation.target.selector).toEqual([{ type: 'FragmentSelector', value: place }]);
});

test('what it says in its tagging body is no tag of the client', () => {
  expect(tagOf(searched([1]))).toBeUndefined();
});

test('another annotation is no search', () => {
  const annotation = searched([1]);
  const body = [{ type: 'TextualBody' as const, purpose: 'tagging' as const, value: 'medical' }];
  expect(searchedPages({ ...annotation, body })).toBeNull();
  expect(tagOf({ ...annotation, body })).toBe('medical');
});

test.each([
  ['1-4, 7', [1, 2, 3, 4, 7]],
  ['7; 1 – 2', [1, 2, 7]],
  ['3 3', [3]],
  ['', []],
  ['4-1', null],
  ['0', null],
  ['9', null],
  ['two', null],
])('pages typed as %j are %j of eight', (typed, pages) => {
  expect(readPages(typed, 8)).toEqual(pages);
});
