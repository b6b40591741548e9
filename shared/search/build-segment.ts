import type { Segment } from './segment.ts';
import { TermTable } from './term-table.ts';
import { foldWord, forEachTerm } from './terms.ts';

const MOST_COUNTED = 255;
/** Longer runs of letters are data, not words that somebody types the beginning of. */
const LONGEST_WORD = 40;

/** Indexes the texts of a few documents together: a case's. At most 65,535 of them. */
export function buildSegment(texts: readonly string[]): Segment {
  const table = new TermTable();
  const words: string[] = [];
  const lengths = new Uint32Array(texts.length);
  // Of each word the document that it was last met in, and its entry for that document.
  let lastDocument = new Int32Array(1024).fill(-1);
  let lastEntry = new Int32Array(1024);
  let entries = 0;
  let [entryTerms, entryDocuments, entryCounts] = arrays(4096);
  for (const [document, text] of texts.entries()) {
    let length = 0;
    forEachTerm(text, (term, start, end) => {
      length++;
      const known = table.size;
      const place = table.place(term);
      if (place === known) {
        words.push(end - start > LONGEST_WORD ? '' : foldWord(text.slice(start, end)));
        if (place === lastDocument.length) {
          lastDocument = grownInt32(lastDocument, -1);
          lastEntry = grownInt32(lastEntry, 0);
        }
      }
      if (lastDocument[place] === document) {
        const entry = lastEntry[place] as number;
        const count = entryCounts[entry] as number;
        if (count < MOST_COUNTED) entryCounts[entry] = count + 1;
        return;
      }
      if (entries === entryTerms.length) {
        const more = arrays(entries * 2);
        more[0].set(entryTerms);
        more[1].set(entryDocuments);
        more[2].set(entryCounts);
        [entryTerms, entryDocuments, entryCounts] = more;
      }
      lastDocument[place] = document;
      lastEntry[place] = entries;
      entryTerms[entries] = place;
      entryDocuments[entries] = document;
      entryCounts[entries++] = 1;
    });
    lengths[document] = length;
  }
  return inOrder(table, words, lengths, {
    terms: entryTerms.subarray(0, entries),
    documents: entryDocuments,
    counts: entryCounts,
  });
}

interface Entries {
  readonly terms: Int32Array;
  readonly documents: Uint16Array;
  readonly counts: Uint8Array;
}

/** Entries came document by document; each word's are put together, words in the order of their numbers. */
function inOrder(
  table: TermTable,
  words: readonly string[],
  lengths: Uint32Array<ArrayBuffer>,
  entries: Entries,
): Segment {
  const { size } = table;
  // A number and its place in one: 32 and 20 bits fit a double, and doubles sort fastest.
  const sorted = new Float64Array(size);
  for (let place = 0; place < size; place++) sorted[place] = table.term(place) * 0x10_0000 + place;
  sorted.sort();
  const rankOf = new Int32Array(size);
  const terms = new Uint32Array(size);
  for (let rank = 0; rank < size; rank++) {
    const both = sorted[rank] as number;
    terms[rank] = Math.floor(both / 0x10_0000);
    rankOf[both % 0x10_0000] = rank;
  }
  const offsets = new Uint32Array(size + 1);
  for (const place of entries.terms) {
    const next = (rankOf[place] as number) + 1;
    offsets[next] = (offsets[next] as number) + 1;
  }
  for (let rank = 0; rank < size; rank++) offsets[rank + 1] = (offsets[rank + 1] as number) + (offsets[rank] as number);
  const next = offsets.slice();
  const documents = new Uint16Array(entries.terms.length);
  const counts = new Uint8Array(entries.terms.length);
  for (let entry = 0; entry < entries.terms.length; entry++) {
    const rank = rankOf[entries.terms[entry] as number] as number;
    const at = next[rank] as number;
    next[rank] = at + 1;
    documents[at] = entries.documents[entry] as number;
    counts[at] = entries.counts[entry] as number;
  }
  const joined = `\n${words.join('\n')}\n`;
  return { terms, offsets, documents, counts, lengths, words: () => joined };
}

function arrays(length: number): [Int32Array<ArrayBuffer>, Uint16Array<ArrayBuffer>, Uint8Array<ArrayBuffer>] {
  return [new Int32Array(length), new Uint16Array(length), new Uint8Array(length)];
}

function grownInt32(array: Int32Array<ArrayBuffer>, fill: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2).fill(fill);
  grown.set(array);
  return grown;
}
