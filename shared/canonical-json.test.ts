import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

const SEED = 8785;
console.log(`canonical JSON properties: seed ${SEED}`);

// RFC 8785, section 3.2.2 (numbers, literals, strings) and 3.2.3 (order of members).
const SPELLINGS: readonly (readonly [unknown, string])[] = [
  [
    [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    '[333333333.3333333,1e+30,4.5,0.002,1e-27]',
  ],
  ['€$\u000F\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
  [[null, true, false], '[null,true,false]'],
  [
    { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 },
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}',
  ],
];

for (const [value, spelling] of SPELLINGS) {
  test(`${spelling} is the one spelling of its value`, () => {
    expect(canonicalJson(value)).toBe(spelling);
  });
}

test('the order in which members were written does not show, and what is read back is the same value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), members => {
      const turned = Object.fromEntries(Object.entries(members).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(members));
      expect(JSON.parse(canonicalJson(members))).toEqual(JSON.parse(JSON.stringify(members)));
    }),
    { seed: SEED },
  );
});

test('a member that is undefined is left out, a number that is not finite is a bug', () => {
  expect(canonicalJson({ b: undefined, a: [1] })).toBe('{"a":[1]}');
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
  expect(() => canonicalJson(10n)).toThrow(TypeError);
});
