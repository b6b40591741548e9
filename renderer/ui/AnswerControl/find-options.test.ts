import { expect, test } from 'vitest';
import { createFinder } from './find-options.ts';

const options = ['Germany', 'Österreich', 'East Germany', 'Manx German'].map(label => ({ value: label, label }));

test('what begins with the words comes before what has them inside, and accents do not matter', () => {
  const find = createFinder(options);
  expect(find('ger').map(option => option.label)).toEqual(['Germany', 'East Germany', 'Manx German']);
  expect(find('oster').map(option => option.label)).toEqual(['Österreich']);
  expect(find('').length).toBe(4);
  expect(find('x y')).toEqual([]);
});
