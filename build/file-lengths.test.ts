import { expect, test } from 'vitest';
import { judgeLengths } from './file-lengths.ts';

test('300 lines are allowed, 301 are not', () => {
  expect(judgeLengths([{ file: 'a.ts', lines: 300 }]).tooLong).toEqual([]);
  expect(judgeLengths([{ file: 'b.ts', lines: 301 }]).tooLong).toEqual([{ file: 'b.ts', lines: 301 }]);
});

test('a median of 100 lines is too much, whatever the longest file', () => {
  const files = [90, 100, 110].map(lines => ({ file: `${lines}.ts`, lines }));
  expect(judgeLengths(files)).toMatchObject({ median: 100, ok: false });
  expect(judgeLengths([{ file: 'short.ts', lines: 10 }, ...files])).toMatchObject({ median: 100, ok: false });
  expect(judgeLengths([{ file: 'a.ts', lines: 1 }, { file: 'b.ts', lines: 2 }, ...files])).toMatchObject({
    median: 90,
    ok: true,
  });
});
