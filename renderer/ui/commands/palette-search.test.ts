import { expect, test } from 'vitest';
import { searchPalette, type PaletteEntry } from './palette-search.ts';

const entry = (title: string, group = 'Queue'): PaletteEntry => ({ id: title, title, group, run: () => {} });
const entries = [
  entry('Open the most urgent case'),
  entry('Go to: Outbox', 'Everywhere'),
  entry('NB-20418  Müller, term life', 'Cases'),
  entry('Find in the queue'),
];
const found = (typed: string) => searchPalette(entries, typed).map(({ title }) => title);

test('every word typed must begin a word, in any order', () => {
  expect(found('case urg')).toEqual(['Open the most urgent case']);
  expect(found('rgent')).toEqual([]);
});

test('accents and case do not matter', () => {
  expect(found('muller')).toEqual(['NB-20418  Müller, term life']);
});

test('a title that begins with the words comes before one that has them inside, and a group comes last', () => {
  expect(found('find')).toEqual(['Find in the queue']);
  expect(found('queue')).toEqual(['Find in the queue', 'Open the most urgent case']);
});

test('a number inside a reference is found', () => {
  expect(found('20418')).toEqual(['NB-20418  Müller, term life']);
});

test('with nothing typed everything is offered in its order', () => {
  expect(found(' ')).toHaveLength(entries.length);
});
