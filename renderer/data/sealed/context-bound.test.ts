import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyService } from '../../testing/a-key-service.ts';
import { KeyRing } from '../keys/key-ring.ts';
import { bulkCipherWith, chunkContext, headsContext, packContext } from './bulk-cipher.ts';
import { rowSealWith } from './row-seal.ts';

const bytes = new TextEncoder().encode('has never smoked');
const CASES = ['c-1', 'c-2', 'c-3'];

/** One person's store: its own key and its ring. */
async function aStore(byte: number) {
  const ring = new KeyRing(createKeyService().connect());
  const pages = await ring.make(CASES, 3);
  const numbers = [...pages, ...CASES.map(caseId => ring.numberOf(caseId) ?? 0)];
  return {
    numbers,
    rows: rowSealWith(new Uint8Array(32).fill(byte), ring),
    packs: bulkCipherWith(ring, 'packs'),
    chunks: bulkCipherWith(ring, 'chunks'),
  };
}

const place = fc.record({
  table: fc.constantFrom('drafts', 'overlay', 'reviewDrafts', 'outbox', 'bytes', 'quarantine', 'meta'),
  id: fc.constantFrom('k1', 'k2', 'k1\u0000', ''),
  caseId: fc.constantFrom<(string | null)[]>(null, ...CASES),
});
const flip = fc.record({ at: fc.nat(10_000), bit: fc.integer({ min: 0, max: 7 }) });

function flipped<T extends Uint8Array>(box: T, { at, bit }: { at: number; bit: number }): T {
  const changed = box.slice() as T;
  const index = at % box.length;
  changed[index] = (changed[index] ?? 0) ^ (1 << bit);
  return changed;
}

test('I20 G12 500 rows put in the place of another, under another key, in another’s store, or with a bit turned: none opens', async () => {
  const [ours, theirs] = [await aStore(1), await aStore(2)];
  fc.assert(
    fc.property(place, place, flip, fc.nat(), (from, to, turn, other) => {
      const sealed = ours.rows.seal(from.table, from.id, { answer: 'yes' }, from.caseId);
      expect(ours.rows.open(from.table, from.id, sealed)).toEqual({ answer: 'yes' });
      if (from.table !== to.table || from.id !== to.id) {
        expect(() => ours.rows.open(to.table, to.id, sealed)).toThrow();
      }
      const wrong = [0, ...ours.numbers].filter(number => number !== sealed.key);
      const key = wrong[other % wrong.length] ?? 0;
      expect(() => ours.rows.open(from.table, from.id, { ...sealed, key })).toThrow();
      expect(() => theirs.rows.open(from.table, from.id, sealed)).toThrow();
      expect(() => ours.rows.open(from.table, from.id, { ...sealed, box: flipped(sealed.box, turn) })).toThrow();
    }),
    { numRuns: 500 },
  );
});

const context = fc.oneof(
  fc.record({
    of: fc.constant('packs' as const),
    text: fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]) => packContext(a, b)),
  }),
  fc.record({
    of: fc.constant('packs' as const),
    text: fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]) => headsContext(a, b)),
  }),
  fc.record({
    of: fc.constant('chunks' as const),
    text: fc.tuple(fc.constantFrom('d-1', 'd-2'), fc.nat(2), fc.nat(2)).map(([id, a, b]) => chunkContext(id, a, b)),
  }),
);

test('I20 G12 500 packs, heads and chunks moved to another page, document, revision, key or store: none opens', async () => {
  const [ours, theirs] = [await aStore(1), await aStore(2)];
  await fc.assert(
    fc.asyncProperty(context, context, fc.nat(5), fc.nat(5), flip, async (from, to, first, second, turn) => {
      const key = ours.numbers[first] ?? 0;
      const other = ours.numbers[second] ?? 0;
      const box = await ours[from.of].seal(key, from.text, bytes);
      expect(await ours[from.of].open(key, from.text, box)).toEqual(bytes);
      const opens = async (work: Promise<unknown>): Promise<boolean> =>
        await work.then(
          () => true,
          () => false,
        );
      if (from.text !== to.text) expect(await opens(ours[to.of].open(key, to.text, box))).toBe(false);
      if (key !== other) expect(await opens(ours[from.of].open(other, from.text, box))).toBe(false);
      expect(await opens(theirs[from.of].open(key, from.text, box))).toBe(false);
      expect(await opens(ours[from.of].open(key, from.text, flipped(box, turn)))).toBe(false);
    }),
    { numRuns: 500 },
  );
});
