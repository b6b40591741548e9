import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { ok } from '../../../shared/result.ts';
import { refusingStorageFailures } from './storage-failure.ts';

test.each([
  new DOMException('full', 'QuotaExceededError'),
  new Dexie.QuotaExceededError('full'),
  new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError')),
  new Dexie.DatabaseClosedError('closed'),
  new DOMException('Internal error', 'UnknownError'),
])('%s is a refusal', async error => {
  const answer = await refusingStorageFailures(async () => {
    throw error;
  });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'storage' } });
});

test('a bug stays a bug, and success is passed on', async () => {
  await expect(refusingStorageFailures(() => Promise.reject(new TypeError('x is undefined')))).rejects.toThrow(
    'undefined',
  );
  expect(await refusingStorageFailures(() => Promise.resolve(ok(1)))).toEqual(ok(1));
});
