import { expect, test } from 'vitest';
import { describeQuote } from './describe-quote.ts';

test('a quote carries 32 units of context on each side and where it was', () => {
  const text = `${'a'.repeat(50)}needle${'b'.repeat(50)}`;
  expect(describeQuote(text, { start: 50, end: 56 })).toEqual({
    type: 'TextQuoteSelector',
    exact: 'needle',
    prefix: 'a'.repeat(32),
    suffix: 'b'.repeat(32),
    refinedBy: { type: 'TextPositionSelector', start: 50, end: 56 },
  });
});

test('context ends where the text ends', () => {
  const quote = describeQuote('ab needle c', { start: 3, end: 9 });
  expect([quote.prefix, quote.suffix]).toEqual(['ab ', ' c']);
});

test('an edge inside a surrogate pair takes the whole character', () => {
  const text = 'x\u{1f600}y';
  expect(describeQuote(text, { start: 2, end: 3 }).exact).toBe('\u{1f600}');
  expect(describeQuote(text, { start: 0, end: 2 }).exact).toBe('x\u{1f600}');
});

test('context never begins or ends with half a character', () => {
  const text = `\u{1f600}${'a'.repeat(31)}Q${'b'.repeat(31)}\u{1f600}`;
  const quote = describeQuote(text, { start: 33, end: 34 });
  expect(quote.prefix).toBe('a'.repeat(31));
  expect(quote.suffix).toBe('b'.repeat(31));
});

test('a span outside the text is brought inside it', () => {
  expect(describeQuote('abc', { start: -5, end: 99 }).exact).toBe('abc');
});
