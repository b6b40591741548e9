import { expect, test } from 'vitest';
import { START_PLACE } from './document-view.ts';
import { pagesInFront } from './pages-in-front.ts';

test.each([
  ['one page', { pages: 9, page: 3, isSpread: false }, [3]],
  ['a spread', { pages: 9, page: 3, isSpread: true }, [3, 4]],
  ['the last page of a spread has nothing beside it', { pages: 9, page: 9, isSpread: true }, [9]],
  ['a document without pages', { pages: null, page: 1, isSpread: false }, [1]],
])('%s', (_name, { pages, page, isSpread }, expected) => {
  expect(pagesInFront({ pages, place: { ...START_PLACE, page, isSpread } })).toEqual(expected);
});
