import { expect, test } from 'vitest';
import { within } from './within.ts';

test('what answers in time is given', async () => {
  expect(await within(30_000, Promise.resolve('said'), null)).toBe('said');
});

test('what never answers is given up', async () => {
  expect(await within(1, new Promise(() => undefined), null)).toBeNull();
});

test('what fails is given up', async () => {
  expect(await within(30_000, Promise.reject(new Error('gone')), null)).toBeNull();
});
