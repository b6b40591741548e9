import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { diffWords } from './diff-words.ts';
import type { Edit } from './edit.ts';
import { findMoves, type Move } from './find-moves.ts';
import { WordNumbers, type Words } from './split-words.ts';

export type ChangeKind = 'added' | 'removed' | 'replaced' | 'moved';

/** One change, with its place in both texts. Where it has no words, the place is empty: between two letters. */
export interface TextChange {
  readonly kind: ChangeKind;
  readonly before: Span;
  readonly after: Span;
}

export interface TextComparison {
  /** In the order of the newer text. */
  readonly changes: readonly TextChange[];
  /** Some passages differ too much to be compared word by word. */
  readonly isCoarse: boolean;
  /** Offsets that belong together, rising on both sides. */
  readonly knots: { readonly before: readonly number[]; readonly after: readonly number[] };
}

/** The differences of two texts in words. Spaces and line ends do not count. */
export function compareTexts(before: string, after: string): TextComparison {
  const numbers = new WordNumbers();
  const a = numbers.split(before);
  const b = numbers.split(after);
  const { edits, isCoarse } = diffWords(a.ids, b.ids);
  const moves = findMoves(a.ids, b.ids, edits);
  const changes = [
    ...edits.flatMap(edit => changesOf(edit, moves, a, b)),
    ...moves.map(({ aStart, bStart, length }) => ({
      kind: 'moved' as const,
      before: spanOf(a, aStart, aStart + length),
      after: spanOf(b, bStart, bStart + length),
    })),
  ];
  return {
    changes: changes.toSorted((x, y) => x.after.start - y.after.start || x.before.start - y.before.start),
    isCoarse,
    knots: knotsOf(edits, a, b),
  };
}

/** What is left of an edit when the moved passages have been taken out of it. */
function changesOf({ aStart, aEnd, bStart, bEnd }: Edit, moves: readonly Move[], a: Words, b: Words): TextChange[] {
  const removed = without(
    aStart,
    aEnd,
    moves.map(move => [move.aStart, move.length]),
  );
  const added = without(
    bStart,
    bEnd,
    moves.map(move => [move.bStart, move.length]),
  );
  const [out, into] = [removed[0], added[0]];
  if (removed.length === 1 && added.length === 1 && out && into) {
    return [{ kind: 'replaced', before: spanOf(a, ...out), after: spanOf(b, ...into) }];
  }
  return [
    ...removed.map(range => ({
      kind: 'removed' as const,
      before: spanOf(a, ...range),
      after: spanOf(b, bStart, bStart),
    })),
    ...added.map(range => ({ kind: 'added' as const, before: spanOf(a, aStart, aStart), after: spanOf(b, ...range) })),
  ];
}

function without(start: number, end: number, taken: readonly (readonly [number, number])[]): [number, number][] {
  const rest: [number, number][] = [];
  let from = start;
  const inside = taken.filter(([at]) => at >= start && at < end).toSorted((x, y) => x[0] - y[0]);
  for (const [at, length] of inside) {
    if (at > from) rest.push([from, at]);
    from = at + length;
  }
  if (from < end) rest.push([from, end]);
  return rest;
}

/** Of words `from` to `to`; of no words, the place before word `from`. */
function spanOf(words: Words, from: number, to: number): Span {
  if (from < to) return { start: words.starts[from] ?? 0, end: words.ends[to - 1] ?? 0 };
  const at = words.starts[from] ?? words.ends.at(-1) ?? 0;
  return { start: at, end: at };
}

/** So many words apart: closer than a line, so that what lies between can be reckoned in proportion. */
const KNOT_EVERY = 8;

function knotsOf(edits: readonly Edit[], a: Words, b: Words): TextComparison['knots'] {
  const before = [0];
  const after = [0];
  let [x, y] = [0, 0];
  const tie = (end: number) => {
    for (; x < end; x += KNOT_EVERY, y += KNOT_EVERY) {
      before.push(a.starts[x] ?? 0);
      after.push(b.starts[y] ?? 0);
    }
  };
  for (const { aStart, aEnd, bEnd } of edits) {
    tie(aStart);
    [x, y] = [aEnd, bEnd];
  }
  tie(a.ids.length);
  before.push(a.ends.at(-1) ?? 0);
  after.push(b.ends.at(-1) ?? 0);
  return { before, after };
}
