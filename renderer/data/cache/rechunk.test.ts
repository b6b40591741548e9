import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { CHUNK_BYTES } from '../../../shared/model/document-chunks.ts';
import { DocumentMemory } from './document-memory.ts';
import { Rechunker } from './rechunk.ts';

test('pieces of any size become whole chunks and a rest, in order', () => {
  assert(
    property(array(integer({ min: 0, max: 700_000 }), { maxLength: 8 }), sizes => {
      const chunks = new Rechunker(new DocumentMemory().chunks);
      const out: Uint8Array[] = [];
      let at = 0;
      for (const size of sizes) {
        const piece = Uint8Array.from({ length: size }, (_, i) => ((at + i) * 7) & 0xff);
        at += size;
        out.push(...chunks.take(piece));
      }
      expect(out.every(chunk => chunk.length === CHUNK_BYTES)).toBe(true);
      out.push(chunks.rest());
      let place = 0;
      for (const chunk of out)
        for (const byte of chunk) if (byte !== ((place++ * 7) & 0xff)) throw new Error(`At ${place}`);
      expect(place).toBe(at);
    }),
    { seed: 20261123, numRuns: 6 },
  );
});
