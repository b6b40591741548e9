import { expect, test } from 'vitest';
import { blindWith } from './blind.ts';
import { createKeyService } from '../../testing/a-key-service.ts';
import { KeyRing } from '../keys/key-ring.ts';
import { NoKeyError } from '../keys/keys-away-error.ts';
import { bulkCipherWith, chunkContext, packContext } from './bulk-cipher.ts';
import { deriveKeys, deriveRingKey } from './derive-keys.ts';
import { rowCipherWith } from './row-cipher.ts';
import { rowSealWith } from './row-seal.ts';

const keys = deriveKeys(Uint8Array.from({ length: 32 }, (_, i) => i));
const bytes = new TextEncoder().encode('has never smoked');

async function aRing(): Promise<KeyRing> {
  const ring = new KeyRing(createKeyService().connect());
  await ring.make(['c-1', 'c-2'], 1);
  return ring;
}

test('the keys differ, and are the same for the same master key', () => {
  const ringKeys = (['rows', 'packs', 'chunks'] as const).map(use => deriveRingKey(keys.rows, use));
  const all = [keys.rows, keys.blind, ...ringKeys].map(String);
  expect(new Set(all).size).toBe(5);
  expect(deriveKeys(Uint8Array.from({ length: 32 }, (_, i) => i))).toEqual(keys);
  expect(() => deriveKeys(new Uint8Array(31))).toThrow('32 bytes');
});

test('what is sealed in bulk opens where it belongs; elsewhere, changed or with another key it does not', async () => {
  const ring = await aRing();
  const cipher = bulkCipherWith(ring, 'packs');
  const box = await cipher.seal(3, packContext(1, 7), bytes);
  expect(await cipher.open(3, packContext(1, 7), box)).toEqual(bytes);
  await expect(cipher.open(3, packContext(1, 8), box)).rejects.toThrow();
  await expect(cipher.open(2, packContext(1, 7), box)).rejects.toThrow();
  await expect(bulkCipherWith(ring, 'chunks').open(3, packContext(1, 7), box)).rejects.toThrow();
  for (const at of [0, 12, box.length - 1]) {
    const changed = box.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(cipher.open(3, packContext(1, 7), changed)).rejects.toThrow();
  }
});

test('I16 a key that has left memory opens nothing, in whatever cipher it was before', async () => {
  const ring = await aRing();
  const cipher = bulkCipherWith(ring, 'chunks');
  const rows = rowSealWith(keys.rows, ring);
  const box = await cipher.seal(1, chunkContext('d-1', 1, 0), bytes);
  const row = rows.seal('drafts', 'k1', { answer: 'yes' }, 'c-1');
  expect(rows.open('drafts', 'k1', row)).toEqual({ answer: 'yes' });
  ring.forget([1]);
  await expect(cipher.open(1, chunkContext('d-1', 1, 0), box)).rejects.toThrow(NoKeyError);
  expect(() => rows.open('drafts', 'k1', row)).toThrow(NoKeyError);
  // What is done in the case from here on is sealed with the store's own key.
  expect(rows.seal('outbox', 'k2', {}, 'c-1').key).toBe(0);
});

test('a row opens only in its table, under its key, unchanged; no two boxes are alike', () => {
  const cipher = rowCipherWith(keys.rows);
  const box = cipher.seal('drafts', 'k1', 'yes');
  expect(cipher.open('drafts', 'k1', box)).toBe('yes');
  expect(() => cipher.open('drafts', 'k2', box)).toThrow();
  expect(() => cipher.open('outbox', 'k1', box)).toThrow();
  expect(() =>
    cipher.open(
      'drafts',
      'k1',
      box.map((byte, i) => (i === 30 ? byte ^ 1 : byte)),
    ),
  ).toThrow();
  const boxes = Array.from({ length: 200 }, () => String(cipher.seal('drafts', 'k1', 'yes').subarray(0, 24)));
  expect(new Set(boxes).size).toBe(200);
});

test('a blinded id is the same each time, and another for another use', () => {
  const blind = blindWith(keys.blind);
  expect(blind('caseId', 'c-1')).toBe(blind('caseId', 'c-1'));
  expect(blind('caseId', 'c-1')).not.toBe(blind('drafts', 'c-1'));
  expect(blind('caseId', 'c-1')).toMatch(/^[\w-]{22}$/);
});
