import { expect, test } from 'vitest';
import { anEntry } from '../testing/an-entry.ts';
import { createSealedBytes } from './sealed-bytes.ts';

test('I5 the same id gives the same bytes, or none', () => {
  const bytes = createSealedBytes();
  const entry = anEntry(1, 'c-1');
  const first = bytes.seal(entry);
  expect(first.ok).toBe(true);
  expect(bytes.seal(structuredClone(entry))).toEqual(first);
  const changed = structuredClone(entry);
  changed.mutation.act = { type: 'case.release', payload: { reason: 'another' } };
  expect(bytes.seal(changed)).toEqual({ ok: false, why: 'changed' });
  expect(bytes.seal(entry)).toEqual(first);
});

test('what the contract does not allow is named, and has no bytes', () => {
  const entry = anEntry(1, 'c-1');
  entry.mutation.target.id = '';
  expect(createSealedBytes().seal(entry)).toMatchObject({ ok: false, why: 'unfit' });
});
