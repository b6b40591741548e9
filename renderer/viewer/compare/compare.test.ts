import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts } from './compare-texts.ts';
import { diffWords } from './diff-words.ts';
import type { Edit } from './edit.ts';
import { matchOffset } from './match-offset.ts';

const SEED = 20_262;
const sequence = fc.array(fc.nat(6), { maxLength: 60 }).map(words => Int32Array.from(words));

/** The other sequence, made of the first one and what the edits put in. */
function apply(a: Int32Array, b: Int32Array, edits: readonly Edit[]): number[] {
  const made: number[] = [];
  let at = 0;
  for (const { aStart, aEnd, bStart, bEnd } of edits) {
    made.push(...a.subarray(at, aStart), ...b.subarray(bStart, bEnd));
    at = aEnd;
  }
  return [...made, ...a.subarray(at)];
}

test('the edits applied to one sequence of words give the other', () => {
  fc.assert(
    fc.property(sequence, sequence, (a, b) => {
      expect(apply(a, b, diffWords(a, b).edits)).toEqual([...b]);
    }),
    { seed: SEED, numRuns: 2000 },
  );
});

test('a sequence that was changed in a few places gives few edits, also when its words are all different', () => {
  fc.assert(
    fc.property(fc.nat(4000), fc.nat(4000), (x, y) => {
      const a = Int32Array.from({ length: 5000 }, (_, i) => (i * 7919) % 1300);
      const b = Int32Array.from(a);
      b[x] = 9000;
      b[y] = 9001;
      const { edits, isCoarse } = diffWords(a, b);
      expect(edits.length).toBeLessThanOrEqual(2);
      expect(edits.reduce((sum, { aStart, aEnd }) => sum + aEnd - aStart, 0)).toBeLessThanOrEqual(4);
      expect(isCoarse).toBe(false);
    }),
    { seed: SEED, numRuns: 40 },
  );
});

test('two sequences without a word in common are replaced in whole, and said to be so', () => {
  const a = Int32Array.from({ length: 3000 }, (_, i) => i % 40);
  const b = Int32Array.from({ length: 3000 }, (_, i) => 100 + (i % 40));
  expect(diffWords(a, b)).toEqual({ edits: [{ aStart: 0, aEnd: 3000, bStart: 0, bEnd: 3000 }], isCoarse: true });
});

const words = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);

test('changes are words added, removed and replaced; spaces, line ends and kinds of quotes are none', () => {
  const before = 'The insurer shall pay within thirty days.\nThe “premium” is due yearly. Notice is given in writing.';
  const after = 'The insurer shall  pay within\nfourteen days. The "premium" is due. Notice is now given in writing.';
  const { changes } = compareTexts(before, after);
  expect(changes.map(({ kind, before: was, after: is }) => [kind, words(before, was), words(after, is)])).toEqual([
    ['replaced', 'thirty', 'fourteen'],
    ['removed', 'yearly', ''],
    ['added', '', 'now'],
  ]);
});

test('a passage that stands elsewhere was moved, and what changed beside it is told apart', () => {
  const moved = 'Either party may end this agreement on thirty days written notice to the other.';
  const rest = 'Payment is due at the end of each month. Interest runs from the day after at the usual rate.';
  const last = 'This agreement is governed by the law of the place where the work is done.';
  const before = `${moved} ${rest} ${last}`;
  const after = `${rest} ${last} New words. ${moved}`;
  const { changes } = compareTexts(before, after);
  const told = changes.map(({ kind, before: was, after: is }) => [kind, words(before, was), words(after, is)]);
  expect(told).toContainEqual(['moved', moved, moved]);
  expect(told).toContainEqual(['added', '', 'New words.']);
  expect(told).toHaveLength(2);
});

test('offsets of words that are the same belong together, also behind a long insertion', () => {
  const before = 'one two three four five six seven eight nine ten eleven twelve';
  const after = `one two three ${'x '.repeat(500)}four five six seven eight nine ten eleven twelve`;
  const { knots } = compareTexts(before, after);
  const at = (word: string) => matchOffset(before.indexOf(word), knots.before, knots.after);
  expect(at('one')).toBe(after.indexOf('one'));
  expect(at('four')).toBe(after.indexOf('four'));
  expect(Math.abs(at('eleven') - after.indexOf('eleven'))).toBeLessThan(3);
  const back = matchOffset(after.indexOf('eleven'), knots.after, knots.before);
  expect(Math.abs(back - before.indexOf('eleven'))).toBeLessThan(3);
});

test('two hundred pages against two hundred are compared in seconds, whatever was done to them', () => {
  // 500 words a page out of a vocabulary as uneven as a language's.
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const text = Array.from({ length: 100_000 }, () => `w${Math.floor(20_000 ** random())}`);
  const other = text.flatMap(word => (random() < 0.02 ? [] : random() < 0.02 ? [word, 'new'] : [word]));
  other.push(...other.splice(20_000, 3000));
  const begun = performance.now();
  const { changes } = compareTexts(text.join(' '), other.join(' '));
  // A bound against what grows with the square: it takes a tenth of it on a quiet machine.
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(changes.length).toBeGreaterThan(1000);
  expect(changes.some(({ kind }) => kind === 'moved')).toBe(true);
});
