import { expect, test } from 'vitest';
import { LimitReached, Run } from '../evaluate/run.ts';
import { limits } from '../limits.ts';
import { matches, replace, split } from './pattern-functions.ts';

const still = () => 0;

test.each<[string, string, string, boolean | null]>([
  ['foobar', '^fo*b', '', true],
  ['foobar', 'z', '', false],
  ['aA', String.raw`(a)\1`, 'i', true],
  ['ab', String.raw`(a)\1`, '', false],
  ['x', '[a-z-[aeiou]]', '', true],
  ['e', '[a-z-[aeiou]]', '', false],
  ['é', String.raw`\p{L}`, '', true],
  ['a\nb', 'a.b', '', false],
  ['a\nb', 'a.b', 's', true],
  ['a\nb', '^b$', 'm', true],
  ['a.b', 'a.b', 'q', true],
  ['axb', 'a.b', 'q', false],
  ['hello world', ' hello[ ]world', 'x', true],
  ['a{2}', 'a{2', '', null],
  ['a', '(?=a)', '', null],
  ['a', String.raw`\q`, '', null],
  ['a', 'a', 'z', null],
  ['a', '[b-a]', '', null],
  ['a', 'a{2000}', '', null],
  ['🐎', '^.$', '', true],
])('matches(%j, %j, %j) is %j', (input, pattern, flags, expected) => {
  expect(matches(new Run(still), input, pattern, flags)).toBe(expected);
});

test.each<[string, string, string, string | null]>([
  ['abracadabra', 'a.*?a', '*', '*c*bra'],
  ['0123456789', String.raw`(\d{3})(\d{3})(\d{4})`, '($1) $2-$3', '(012) 345-6789'],
  ['abcd', '(ab)|(a)', '[1=$1][2=$2]', '[1=ab][2=]cd'],
  ['abc', 'b', String.raw`\$`, 'a$c'],
  ['abc', 'b', '$', null],
  ['abc', 'x*', '-', null],
])('replace(%j, %j, %j) is %j', (input, pattern, replacement, expected) => {
  expect(replace(new Run(still), input, pattern, replacement, '')).toBe(expected);
});

test('a text is split at each place of the pattern, with nothing between two of them', () => {
  expect(split(new Run(still), 'a;b;;c;', ';', '')).toEqual(['a', 'b', '', 'c', '']);
});

test('the steps of a search grow with the text, and not with its powers', () => {
  const stepsOf = (length: number): number => {
    let steps = 0;
    const run = new Run(still);
    run.step = (count?: number) => {
      steps += count ?? 1;
    };
    matches(run, 'a'.repeat(length), '(a*)*b', '');
    return steps;
  };
  expect(stepsOf(2_000)).toBeLessThan(stepsOf(1_000) * 2.5);
});

test('a pattern that refers to its groups ends by the limit of steps', () => {
  const run = new Run(still);
  expect(() => matches(run, 'a'.repeat(limits.patternLength), String.raw`(a*)(a*)(a*)\1\2\3b`, '')).toThrow(
    LimitReached,
  );
});
