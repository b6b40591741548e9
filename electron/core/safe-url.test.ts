import { expect, test } from 'vitest';
import { isSafeUrl } from './safe-url.ts';

test.each([
  ['https://api.client.example/v1', true],
  ['http://127.0.0.1:47610', true],
  ['http://[::1]:47610', true],
  ['http://localhost:47610', true],
  ['http://api.client.example', false],
  ['http://127.0.0.1.evil.example', false],
  ['http://localhost@evil.example', false],
  ['https://user:secret@api.client.example', false],
  ['ftp://127.0.0.1', false],
  ['javascript:alert(1)', false],
  ['', false],
])('%s may be talked to: %s', (url, expected) => {
  expect(isSafeUrl(url)).toBe(expected);
});
