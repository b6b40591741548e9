import { expect, test } from 'vitest';
import { createKeyService } from '../../testing/a-key-service.ts';
import { KeyRing } from '../keys/key-ring.ts';
import { bulkCipherWith, headsContext, packContext } from './bulk-cipher.ts';
import { rowSealWith } from './row-seal.ts';

/** 10^6 records of a feed, ten in a pack, 500 in a page, each page with a key of its own. */
const PAGES = 2000;
const PACKS_A_PAGE = 50;
const ROWS = 20_000;
const CASES = 1000;

/** The first 64 bits of nonces. Where these differ, the nonces do. */
class Nonces {
  private readonly seen: BigUint64Array;
  private count = 0;

  constructor(most: number) {
    this.seen = new BigUint64Array(most);
  }

  add(box: Uint8Array): void {
    this.seen[this.count++] = new DataView(box.buffer, box.byteOffset).getBigUint64(0);
  }

  repeated(): number {
    const sorted = this.seen.subarray(0, this.count).toSorted();
    return sorted.reduce((sum, nonce, i) => (i > 0 && sorted[i - 1] === nonce ? sum + 1 : sum), 0);
  }
}

test('I19 G12 the packs and heads of 10^6 records: no nonce twice under any key, and at most 51 boxes under one', async () => {
  const ring = new KeyRing(createKeyService().connect());
  const cipher = bulkCipherWith(ring, 'packs');
  const record = new TextEncoder().encode('[]');
  const under = new Map<number, number>();
  const nonces = new Nonces(PAGES * (PACKS_A_PAGE + 1));
  const keys = await ring.make([], PAGES);
  expect(new Set(keys).size).toBe(PAGES);
  for (const [page, key] of keys.entries()) {
    const contexts = Array.from({ length: PACKS_A_PAGE }, (_, i) => packContext(1, page * PACKS_A_PAGE + i));
    const boxes = await Promise.all(
      [...contexts, headsContext(1, page)].map(context => cipher.seal(key, context, record)),
    );
    for (const box of boxes) nonces.add(box);
    under.set(key, (under.get(key) ?? 0) + boxes.length);
  }
  // Distinct across all keys, which is more than is asked for.
  expect(nonces.repeated()).toBe(0);
  expect(Math.max(...under.values())).toBe(PACKS_A_PAGE + 1);
});

test('I19 20,000 rows of 1,000 cases: no nonce twice, and no key but the case’s own', async () => {
  const ring = new KeyRing(createKeyService().connect());
  await ring.make(Array.from({ length: CASES }, (_, i) => `c-${i}`));
  const seal = rowSealWith(new Uint8Array(32).fill(7), ring);
  const nonces = new Nonces(ROWS);
  const keys = new Map<string, Set<number>>();
  for (let row = 0; row < ROWS; row++) {
    const caseId = `c-${row % CASES}`;
    const { key, box } = seal.seal('drafts', caseId, 0, caseId);
    nonces.add(box);
    const known = keys.get(caseId);
    if (known) known.add(key);
    else keys.set(caseId, new Set([key]));
  }
  expect(nonces.repeated()).toBe(0);
  expect([...keys.values()].every(one => one.size === 1)).toBe(true);
  expect(new Set([...keys.values()].flatMap(one => [...one])).size).toBe(CASES);
});
