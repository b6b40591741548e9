import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEcmaScript } from './parse-ecmascript.ts';
import { safePattern } from './safe-pattern.ts';

/** The long texts are those on which the engine itself would try too many ways. */
const LONG = 'a'.repeat(5_000);

test.each([
  String.raw`^\d{4}-\d{2}-\d{2}$`,
  String.raw`^[^\]a-c\\]+$`,
  '^(?:DE|FR)[0-9]{2}$',
  String.raw`^\p{L}+(?: \p{L}+)*$`,
  String.raw`^(?<year>\d+)\u{1F600}?$`,
  String.raw`^\ud83d\ude00+$`,
  '^a?b{0,2}c{1,}d*?$',
  '^$|^x$',
  String.raw`a\.b|[.]c`,
  '^.$',
])('%s means without going back what it means to the engine', pattern => {
  const own = parseEcmaScript(pattern);
  expect(own).not.toBeNull();
  const characters = ['a', 'b', 'c', 'd', '0', '1', '-', '.', ' ', ']', '\\', 'é', '😀', '\n', 'D', 'E'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...characters), { maxLength: 12 }), parts => {
      const text = parts.join('');
      // Long enough that our own way is taken, with what comes before it being of no account to the pattern.
      const expected = new RegExp(pattern, 'u').test(text);
      expect([
        text,
        safePattern(`(?:${pattern})|(?:(?:ą?){9}(?:ą?){9}(?:ą?){9}(?:ą?){9}(?:ą?){9}(?:ą?){9}(?:ą?){9}ą)`)?.(text),
      ]).toEqual([text, expected]);
    }),
    { seed: 20_261_123 },
  );
});

test.each([
  ['many repetitions one behind the other', `${'a*'.repeat(12)}b`],
  ['a repetition in a repetition', '^(a+)+$b'],
  ['optional parts that may all be left out', `${'a?'.repeat(60)}${'a'.repeat(60)}b`],
  ['choices that are the same', '^(a|a)*b$'],
  ['anything, and anything again', '.*.*.*=.*'],
])('%s ends soon', (_, pattern) => {
  const from = performance.now();
  expect(safePattern(pattern)?.(LONG)).toBe(false);
  // Ten times what is promised: other work may share the machine of a test.
  expect(performance.now() - from).toBeLessThan(1_000);
});

test.each([
  ['looking ahead again and again', '(?=.*a)(?=.*b)(?=.*c)d'],
  ['its own groups, and many ways to them', String.raw`(a*)(a*)(a*)\1\2\3b`],
  ['more steps than an engine has room for', '((a{100}){100}){100}'],
])('%s is refused', (_, pattern) => {
  expect(safePattern(pattern)).toBeNull();
});

test('an expression that only the engine knows is used when it has few ways', () => {
  const test = safePattern(String.raw`^(?!0)\d+\b$`);
  expect(['12', '02'].map(text => test?.(text))).toEqual([true, false]);
});
