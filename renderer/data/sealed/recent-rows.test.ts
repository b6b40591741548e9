import { expect, test } from 'vitest';
import { createKeyService } from '../../testing/a-key-service.ts';
import { KeyRing } from '../keys/key-ring.ts';
import { NoKeyError } from '../keys/keys-away-error.ts';
import { RecentRows } from './recent-rows.ts';
import { rowSealWith } from './row-seal.ts';

const box = (byte: number): Uint8Array => new Uint8Array(40).fill(byte);

test('a text is known for the very box that it belongs to, and for no other in its place', () => {
  const rows = new RecentRows();
  rows.keep({ place: 'a', box: box(1), text: 'one' });
  expect(rows.textOf('a', box(1))).toBe('one');
  expect(rows.textOf('b', box(1))).toBeNull();
  for (const at of [0, 20, 39]) {
    const other = box(1);
    other[at] = 2;
    expect(rows.textOf('a', other)).toBeNull();
  }
  expect(rows.textOf('a', box(1).subarray(1))).toBeNull();
});

test('only the last few are kept, and no long ones', () => {
  const rows = new RecentRows();
  for (let i = 0; i <= 2000; i++) rows.keep({ place: `${i}`, box: box(i), text: `${i}` });
  expect(rows.textOf('0', box(0))).toBeNull();
  expect(rows.textOf('1', box(1))).toBe('1');
  expect(rows.textOf('64', box(64))).toBe('64');
  rows.keep({ place: '64', box: box(7), text: 'x'.repeat(100_001) });
  expect(rows.textOf('64', box(7))).toBeNull();
});

test('long ones leave room for fewer', () => {
  const rows = new RecentRows();
  const text = 'x'.repeat(100_000);
  for (let i = 0; i <= 40; i++) rows.keep({ place: `${i}`, box: box(i), text });
  expect(rows.textOf('0', box(0))).toBeNull();
  expect(rows.textOf('1', box(1))).toBe(text);
  // Another text in the same place takes no more room than itself.
  for (let i = 0; i < 50; i++) rows.keep({ place: '40', box: box(i), text });
  expect(rows.textOf('1', box(1))).toBe(text);
});

test('a row that was just written is another object each time that it is read', async () => {
  const ring = new KeyRing(createKeyService().connect());
  const rows = rowSealWith(new Uint8Array(32).fill(1), ring);
  const sealed = rows.seal('drafts', 'k1', { answers: { a: 'yes' } }, null);
  const first = rows.open('drafts', 'k1', sealed) as { answers: Record<string, string> };
  first.answers['a'] = 'no';
  expect(rows.open('drafts', 'k1', sealed)).toEqual({ answers: { a: 'yes' } });
});

test('I16 what was just written of a case cannot be read any more when its key is gone', async () => {
  const ring = new KeyRing(createKeyService().connect());
  await ring.make(['c-1']);
  const rows = rowSealWith(new Uint8Array(32).fill(1), ring);
  const sealed = rows.seal('drafts', 'k1', { answer: 'yes' }, 'c-1');
  expect(rows.open('drafts', 'k1', sealed)).toEqual({ answer: 'yes' });
  ring.forget([sealed.key]);
  expect(() => rows.open('drafts', 'k1', sealed)).toThrow(NoKeyError);
});

test('nothing is known any more after it was forgotten', () => {
  const rows = new RecentRows();
  rows.keep({ place: 'a', box: box(1), text: 'one' });
  rows.forget();
  expect(rows.textOf('a', box(1))).toBeNull();
});

test('a ring that is closed says so to whoever keeps what its keys opened, also when it has no keys', () => {
  const ring = new KeyRing(createKeyService().connect());
  const told: (readonly number[])[] = [];
  ring.onGone(numbers => told.push(numbers));
  ring.close();
  expect(told).toEqual([[]]);
});
