import type { Span } from '../describe-quote.ts';

/** A text some of whose words were edited, and where each of its stretches went. */
export interface EditedText {
  readonly text: string;
  /** The characters that a stretch became, without white space at its edges; null when all its words are gone. */
  whereIs(span: Span): Span | null;
}

interface Piece {
  readonly from: number;
  readonly until: number;
  readonly start: number;
  readonly end: number;
  readonly isEdited: boolean;
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Edits a share of the words of a text as a re-issue does: another word of the document in its place, a letter mistyped,
 * the word left out, a word put in before it.
 */
export function editWords(original: string, share: number, seed: number): EditedText {
  const random = seeded(seed);
  const words = [...original.matchAll(/[\p{L}\p{N}]+/gu)];
  const another = () => words[Math.floor(random() * words.length)]?.[0] ?? 'word';
  const pieces: Piece[] = [];
  let text = '';
  const add = (from: number, until: number, written: string, before = '') => {
    text += before;
    const start = text.length;
    text += written;
    pieces.push({ from, until, start, end: text.length, isEdited: written !== original.slice(from, until) });
  };
  let at = 0;
  for (const match of words) {
    const [word] = match;
    if (match.index > at) add(at, match.index, original.slice(at, match.index));
    at = match.index + word.length;
    if (random() >= share) {
      add(match.index, at, word);
      continue;
    }
    const kind = Math.floor(random() * 4);
    if (kind === 0) add(match.index, at, another());
    else if (kind === 1) add(match.index, at, mistyped(word, random));
    else if (kind === 2) add(match.index, at, '');
    else add(match.index, at, word, `${another()} `);
  }
  add(at, original.length, original.slice(at));
  return { text, whereIs: span => whereIs(original, text, pieces, span) };
}

function mistyped(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  return `${word.slice(0, at)}${word.length > 2 && random() < 0.5 ? '' : 'x'}${word.slice(at + 1)}`;
}

function whereIs(original: string, text: string, pieces: readonly Piece[], { start, end }: Span): Span | null {
  let low = Number.POSITIVE_INFINITY;
  let high = -1;
  for (const piece of pieces) {
    if (piece.until <= start || piece.from >= end) continue;
    const from = Math.max(piece.from, start);
    const until = Math.min(piece.until, end);
    if (original.slice(from, until).trim() === '' || piece.start === piece.end) continue;
    low = Math.min(low, piece.isEdited ? piece.start : piece.start + from - piece.from);
    high = Math.max(high, piece.isEdited ? piece.end : piece.start + until - piece.from);
  }
  return high === -1 ? null : trimmed(text, { start: low, end: high });
}

/** A stretch without white space at its edges. */
export function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: from + words.trim().length };
}
