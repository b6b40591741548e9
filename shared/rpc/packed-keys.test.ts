import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CaseId } from '../model/ids.ts';
import { PackedRing, type RingKey } from './keys-contract.ts';
import { findSecret, packKeys, unpackKeys } from './packed-keys.ts';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => btoa(String.fromCharCode(...bytes)));
const caseId = fc.stringMatching(/^[A-Za-z0-9._:-]{1,40}$/).map(id => CaseId.parse(id));
const key: fc.Arbitrary<RingKey> = fc.tuple(fc.integer({ min: 1, max: 2 ** 40 }), fc.option(caseId), secret);

test('keys come out of a text as they went in, and the contract lets the text pass', () => {
  fc.assert(
    fc.property(fc.array(key), keys => {
      const packed = packKeys(keys);
      expect(unpackKeys(packed)).toEqual(keys);
      for (const [number] of keys) {
        expect(findSecret(packed, number)).toBe(keys.find(([other]) => other === number)?.[2]);
      }
      expect(findSecret(packed, 2 ** 41)).toBeNull();
      expect(PackedRing.safeParse({ id: 'r', next: 1, keys: packed }).success).toBe(true);
    }),
  );
});

test('a text that lost or gained something is none: nothing is made of a part of it', () => {
  const [one, two] = packKeys([
    [1, CaseId.parse('c-1'), btoa('a'.repeat(32))],
    [2, null, btoa('b'.repeat(32))],
  ]).split('\n');
  expect(unpackKeys('')).toEqual([]);
  for (const wrong of [
    one,
    `${one}\n${two}`,
    `x${one}\n`,
    `${one}\n\n`,
    `0${one?.slice(1)}\n`,
    `${one?.slice(0, 20)}\n`,
  ]) {
    expect(unpackKeys(wrong ?? ''), wrong).toBeNull();
  }
  expect(PackedRing.safeParse({ id: 'r', next: 1, keys: '<script>' }).success).toBe(false);
});
