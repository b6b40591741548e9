import type { Edit } from './edit.ts';

/** A passage that stands elsewhere in `b`: as many words on both sides. */
export interface Move {
  readonly aStart: number;
  readonly bStart: number;
  readonly length: number;
}

/** Fewer words in a row are found in two places by chance. */
const SHORTEST = 8;
/** A phrase that was taken out in more places than this is a form of words, and says nothing about where it went. */
const MOST_PLACES = 4;

/** Passages that were taken out in one place and put in at another, longest first found, none twice. */
export function findMoves(a: Int32Array, b: Int32Array, edits: readonly Edit[]): Move[] {
  const places = phrasesTakenOut(a, edits);
  const moves: Move[] = [];
  const isTaken = new Uint8Array(a.length);
  for (const { bStart, bEnd } of edits) {
    for (let at = bStart; at + SHORTEST <= bEnd; ) {
      const move = bestMove(a, b, at, bEnd, places, isTaken);
      if (!move) {
        at++;
        continue;
      }
      isTaken.fill(1, move.aStart, move.aStart + move.length);
      moves.push(move);
      at += move.length;
    }
  }
  return moves;
}

function phrasesTakenOut(a: Int32Array, edits: readonly Edit[]): Map<string, { at: number; end: number }[]> {
  const places = new Map<string, { at: number; end: number }[]>();
  for (const { aStart, aEnd } of edits) {
    for (let at = aStart; at + SHORTEST <= aEnd; at++) {
      const phrase = phraseAt(a, at);
      const known = places.get(phrase);
      if (known) known.push({ at, end: aEnd });
      else places.set(phrase, [{ at, end: aEnd }]);
    }
  }
  return places;
}

function phraseAt(words: Int32Array, at: number): string {
  return words.subarray(at, at + SHORTEST).join(' ');
}

function bestMove(
  a: Int32Array,
  b: Int32Array,
  bStart: number,
  bEnd: number,
  places: ReadonlyMap<string, readonly { at: number; end: number }[]>,
  isTaken: Uint8Array,
): Move | null {
  let best: Move | null = null;
  const known = places.get(phraseAt(b, bStart)) ?? [];
  if (known.length > MOST_PLACES) return null;
  for (const { at, end } of known) {
    let length = 0;
    while (
      at + length < end &&
      bStart + length < bEnd &&
      a[at + length] === b[bStart + length] &&
      isTaken[at + length] === 0
    ) {
      length++;
    }
    if (length >= SHORTEST && length > (best?.length ?? 0)) best = { aStart: at, bStart, length };
  }
  return best;
}
