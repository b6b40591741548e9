import { expect, test } from 'vitest';
import { compare } from './compare.ts';

const ROUNDS = [
  { ours: { ms: 10 }, floor: { ms: 20 }, other: { ms: 40 } },
  { ours: { ms: 30 }, floor: { ms: 20 }, other: { ms: 60 } },
  { ours: { ms: 20 }, floor: { ms: 40 }, other: { ms: 200 } },
];

test('a ratio is the median of the rounds’ ratios, and not the ratio of the medians', () => {
  expect(compare(ROUNDS, 'ms', [])).toMatchObject({ ours: 20, floor: 20, ratio: 0.5, peers: {} });
});

test('of another program it is told how many times longer than ours it took', () => {
  expect(compare(ROUNDS, 'ms', ['other']).peers).toEqual({ other: { median: 60, timesOurs: 4 } });
});

test('a program that ran in some rounds only is compared in those', () => {
  const { ours, floor } = ROUNDS[0]!;
  expect(compare([...ROUNDS, { ours, floor }], 'ms', ['other']).peers).toEqual({ other: { median: 60, timesOurs: 4 } });
});

test('a figure that a side does not measure is no number, rather than nought', () => {
  expect(compare(ROUNDS, 'bytes', []).ratio).toBeNaN();
});
