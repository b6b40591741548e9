import { expect, test } from 'vitest';
import { blindWith } from './blind.ts';
import { bulkCipherWith } from './bulk-cipher.ts';
import { deriveKeys } from './derive-keys.ts';
import { rowCipherWith } from './row-cipher.ts';

const keys = deriveKeys(Uint8Array.from({ length: 32 }, (_, i) => i));
const bytes = new TextEncoder().encode('has never smoked');

test('the four keys differ, and are the same for the same master key', () => {
  const all = Object.values(keys).map(String);
  expect(new Set(all).size).toBe(4);
  expect(deriveKeys(Uint8Array.from({ length: 32 }, (_, i) => i))).toEqual(keys);
  expect(() => deriveKeys(new Uint8Array(31))).toThrow('32 bytes');
});

test('what WebCrypto sealed, both open; elsewhere or changed, neither does', async () => {
  const cipher = await bulkCipherWith(keys.packs);
  const box = await cipher.seal('1/pack/1/7', bytes);
  expect(await cipher.open('1/pack/1/7', box)).toEqual(bytes);
  expect(Uint8Array.from(cipher.openNow('1/pack/1/7', box))).toEqual(bytes);
  await expect(cipher.open('1/pack/1/8', box)).rejects.toThrow();
  expect(() => cipher.openNow('1/pack/1/8', box)).toThrow();
  const other = await bulkCipherWith(keys.chunks);
  expect(() => other.openNow('1/pack/1/7', box)).toThrow();
  for (const at of [0, 12, box.length - 1]) {
    const changed = box.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => cipher.openNow('1/pack/1/7', changed)).toThrow();
  }
});

test('a row opens only in its table, under its key, unchanged; no two boxes are alike', () => {
  const cipher = rowCipherWith(keys.rows);
  const box = cipher.seal('drafts', 'k1', { answer: 'yes' });
  expect(cipher.open('drafts', 'k1', box)).toEqual({ answer: 'yes' });
  expect(() => cipher.open('drafts', 'k2', box)).toThrow();
  expect(() => cipher.open('outbox', 'k1', box)).toThrow();
  expect(() =>
    cipher.open(
      'drafts',
      'k1',
      box.map((byte, i) => (i === 30 ? byte ^ 1 : byte)),
    ),
  ).toThrow();
  const boxes = Array.from({ length: 200 }, () => String(cipher.seal('drafts', 'k1', {}).subarray(0, 24)));
  expect(new Set(boxes).size).toBe(200);
});

test('a blinded id is the same each time, and another for another use', () => {
  const blind = blindWith(keys.blind);
  expect(blind('caseId', 'c-1')).toBe(blind('caseId', 'c-1'));
  expect(blind('caseId', 'c-1')).not.toBe(blind('drafts', 'c-1'));
  expect(blind('caseId', 'c-1')).toMatch(/^[\w-]{22}$/);
});
