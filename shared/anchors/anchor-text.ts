import { scanWords } from '../words/scan-words.ts';
import { foldText, type FoldedText } from './fold-text.ts';

/** The words of a text as numbers, and where each number stands. */
export interface TextWords {
  /** Each word's number; equal words, whatever their capitals and typography, have the same. */
  readonly ids: Int32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 where it is punctuation. */
  readonly marks: Uint8Array;
  readonly idOf: ReadonlyMap<string, number>;
  /** Where word number `id` stands, in order. */
  placesOf(id: number): Int32Array;
}

/**
 * A text in which many quotes are looked for. What a search needs of it is made when the first one does, and kept.
 */
export class AnchorText {
  readonly text: string;
  #folded: FoldedText | null = null;
  #words: TextWords | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get folded(): FoldedText {
    return (this.#folded ??= foldText(this.text));
  }

  get words(): TextWords {
    return (this.#words ??= readWords(this.text));
  }
}

/** A word as it is compared: without capitals, ligatures and marks that nobody sees. */
export function wordKey(text: string, start: number, end: number): string {
  const word = text.slice(start, end);
  return isAscii(word) ? word.toLowerCase() : foldText(word, { ignoreCase: true }).text;
}

function readWords(text: string): TextWords {
  const idOf = new Map<string, number>();
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const marks: number[] = [];
  scanWords(text, (start, end, isMark) => {
    const key = wordKey(text, start, end);
    let id = idOf.get(key);
    if (id === undefined) idOf.set(key, (id = idOf.size));
    ids.push(id);
    starts.push(start);
    ends.push(end);
    marks.push(isMark ? 1 : 0);
  });
  const { offsets, places } = invert(ids, idOf.size);
  return {
    ids: Int32Array.from(ids),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    marks: Uint8Array.from(marks),
    idOf,
    placesOf: id => places.subarray(offsets[id] ?? 0, offsets[id + 1] ?? 0),
  };
}

/** All places of all words in one array, those of word `id` from `offsets[id]` to `offsets[id + 1]`. */
function invert(ids: readonly number[], count: number): { offsets: Int32Array; places: Int32Array } {
  const offsets = new Int32Array(count + 1);
  for (const id of ids) offsets[id + 1] = (offsets[id + 1] as number) + 1;
  for (let id = 0; id < count; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const next = offsets.slice();
  const places = new Int32Array(ids.length);
  for (const [at, id] of ids.entries()) {
    const slot = next[id] as number;
    places[slot] = at;
    next[id] = slot + 1;
  }
  return { offsets, places };
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 0x7f) return false;
  return true;
}
