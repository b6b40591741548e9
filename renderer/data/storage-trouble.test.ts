import { Dexie } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { refusingStorageFailures } from './cache/storage-failure.ts';
import { saveFailureOf } from './save-failure.ts';
import { storageTrouble, troubleNow } from './storage-trouble.ts';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

afterEach(() => vi.restoreAllMocks());

/** As the browser says it: what this origin uses, and what it may. */
function roomLeft(bytes: number): void {
  vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ usage: 3 * GIB, quota: 3 * GIB + bytes });
}
const aborted = () => new Dexie.AbortError('aborted', new DOMException('Internal error', 'UnknownError'));

test.each([
  [new DOMException('full', 'QuotaExceededError'), 'full'],
  [new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError')), 'full'],
  [new Dexie.BulkError('of 3', [new TypeError('no'), new DOMException('full', 'QuotaExceededError')]), 'full'],
  [new DOMException('Internal error', 'UnknownError'), 'broken'],
  [new DOMException('closing', 'InvalidStateError'), 'broken'],
  [new Dexie.DatabaseClosedError('closed'), 'broken'],
  [new Dexie.OpenFailedError('failed', new DOMException('gone', 'UnknownError')), 'broken'],
  [new TypeError('x is undefined'), null],
  ['a word', null],
] as const)('%s is %s trouble by its name', (error, trouble) => {
  expect(storageTrouble(error)).toBe(trouble);
});

test('G5 a full disk that the browser reports as a broken database is called a full disk', async () => {
  roomLeft(2 * MIB);
  expect(await troubleNow(aborted())).toBe('full');
  expect(await saveFailureOf(aborted())).toBe('disk-full');
  const refused = await refusingStorageFailures(() => Promise.reject(aborted()));
  expect(refused).toMatchObject({
    ok: false,
    failure: { message: expect.stringMatching(/^The disk is full/) as string },
  });
});

test('with room on the disk a broken database is one', async () => {
  roomLeft(40 * GIB);
  expect(await troubleNow(aborted())).toBe('broken');
  expect(await saveFailureOf(aborted())).toBe('store');
});

test('a bug is none on a full disk either, and a browser that cannot say how full it is changes nothing', async () => {
  roomLeft(0);
  expect(await troubleNow(new TypeError('x is undefined'))).toBeNull();
  vi.spyOn(navigator.storage, 'estimate').mockRejectedValue(new TypeError('no'));
  expect(await troubleNow(aborted())).toBe('broken');
});
