import { expect, test } from 'vitest';
import { buildSegment } from '../../../shared/search/build-segment.ts';
import { parseQuery } from '../../../shared/search/parse-query.ts';
import { SearchIndex } from '../../../shared/search/search-index.ts';
import { segmentBytes, segmentOf } from './segment-bytes.ts';

test('a segment read back from its bytes finds what it found', () => {
  const segment = segmentOf(segmentBytes(buildSegment(['tea and milk', 'Café crème', 'tea café'])));
  if (!segment) throw new Error('not read back');
  const index = new SearchIndex<string>();
  index.put('one', segment, ['a', 'b', 'c']);
  const find = (typed: string) => index.search(parseQuery(typed)).map(({ id }) => id);
  expect([find('tea').toSorted((a, b) => a.localeCompare(b)), find('cafe tea'), find('cre*')]).toEqual([
    ['a', 'c'],
    ['c'],
    ['b'],
  ]);
});

test('bytes of another layout are no segment', () => {
  const bytes = segmentBytes(buildSegment(['tea']));
  bytes[0] = 99;
  expect(segmentOf(bytes)).toBeNull();
  expect(segmentOf(new Uint8Array(3))).toBeNull();
});
