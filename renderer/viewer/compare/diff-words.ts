import type { Edit } from './edit.ts';
import { longestRising } from './longest-rising.ts';
import { shortestScript } from './shortest-script.ts';

type Range = Edit;

/** More single changes than this in a stretch without a word of its own: then it is replaced in whole. */
const MAX_CHANGES = 800;

/**
 * The differences of two sequences of words, in order.
 *
 * First the words that occur once in both hold the two together (patience), which keeps paragraphs whole and makes it
 * fast; what lies between them is compared by the shortest script (Myers), up to a bound.
 *
 * @returns `isCoarse` when a stretch was beyond that bound
 */
export function diffWords(a: Int32Array, b: Int32Array): { edits: Edit[]; isCoarse: boolean } {
  const edits: Edit[] = [];
  let isCoarse = false;
  const waiting: Range[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }];
  // Last in, first out, and the later parts are put in first: edits come in order.
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const { aStart, aEnd, bStart, bEnd } = trimmed(a, b, range);
    if (aStart === aEnd && bStart === bEnd) continue;
    if (aStart === aEnd || bStart === bEnd) {
      addEdit(edits, { aStart, aEnd, bStart, bEnd });
      continue;
    }
    const core = { aStart, aEnd, bStart, bEnd };
    const anchors = anchorsOf(a, b, core);
    if (anchors.length > 0) {
      waiting.push(...between(core, anchors).toReversed());
      continue;
    }
    const script = shortestScript(a.subarray(aStart, aEnd), b.subarray(bStart, bEnd), MAX_CHANGES);
    if (script === null) isCoarse = true;
    for (const edit of script ?? [{ aStart: 0, aEnd: aEnd - aStart, bStart: 0, bEnd: bEnd - bStart }]) {
      addEdit(edits, {
        aStart: edit.aStart + aStart,
        aEnd: edit.aEnd + aStart,
        bStart: edit.bStart + bStart,
        bEnd: edit.bEnd + bStart,
      });
    }
  }
  return { edits: joinNear(slid(a, b, edits)), isCoarse };
}

function trimmed(a: Int32Array, b: Int32Array, range: Range): Range {
  let { aStart, aEnd, bStart, bEnd } = range;
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
    aStart++;
    bStart++;
  }
  while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  return { aStart, aEnd, bStart, bEnd };
}

/** Pairs of positions of words that occur once on each side, as many as keep their order. */
function anchorsOf(a: Int32Array, b: Int32Array, { aStart, aEnd, bStart, bEnd }: Range): [number, number][] {
  const inA = onceIn(a, aStart, aEnd);
  const inB = onceIn(b, bStart, bEnd);
  const pairs: [number, number][] = [];
  for (const [word, at] of inA) {
    const other = inB.get(word);
    if (at !== -1 && other !== undefined && other !== -1) pairs.push([at, other]);
  }
  pairs.sort((x, y) => x[0] - y[0]);
  return longestRising(pairs.map(pair => pair[1])).flatMap(i => (pairs[i] ? [pairs[i]] : []));
}

/** Where each word stands that occurs once; -1 for those that occur again. */
function onceIn(words: Int32Array, start: number, end: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let i = start; i < end; i++) {
    const word = words[i] as number;
    places.set(word, places.has(word) ? -1 : i);
  }
  return places;
}

/** The stretches between anchors; the anchors themselves are the same on both sides. */
function between({ aStart, aEnd, bStart, bEnd }: Range, anchors: readonly [number, number][]): Range[] {
  const ranges: Range[] = [];
  let [fromA, fromB] = [aStart, bStart];
  for (const [atA, atB] of anchors) {
    ranges.push({ aStart: fromA, aEnd: atA, bStart: fromB, bEnd: atB });
    [fromA, fromB] = [atA + 1, atB + 1];
  }
  return [...ranges, { aStart: fromA, aEnd, bStart: fromB, bEnd }];
}

/** Two that touch are one. */
function addEdit(edits: Edit[], edit: Edit): void {
  const last = edits.at(-1);
  if (last?.aEnd === edit.aStart && last.bEnd === edit.bStart) {
    edits[edits.length - 1] = { ...last, aEnd: edit.aEnd, bEnd: edit.bEnd };
  } else edits.push(edit);
}

/**
 * An insertion or deletion that could stand in several places stands in the last one: a sentence that was put in
 * begins after the full stop of the one before and ends with its own.
 */
function slid(a: Int32Array, b: Int32Array, edits: readonly Edit[]): Edit[] {
  const moved: Edit[] = [];
  for (const [i, edit] of edits.entries()) {
    const limit = (edits[i + 1]?.aStart ?? a.length) - edit.aEnd;
    const isDeletion = edit.bStart === edit.bEnd;
    const [words, start, end] = isDeletion ? [a, edit.aStart, edit.aEnd] : [b, edit.bStart, edit.bEnd];
    let by = 0;
    if (isDeletion || edit.aStart === edit.aEnd) while (by < limit && words[start + by] === words[end + by]) by++;
    addEdit(moved, {
      aStart: edit.aStart + by,
      aEnd: edit.aEnd + by,
      bStart: edit.bStart + by,
      bEnd: edit.bEnd + by,
    });
  }
  return moved;
}

/** Words that two edits have between them by chance say nothing: "the" in a sentence that was written anew. */
const CHANCE_WORDS = 2;

function joinNear(edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    const gap = last ? edit.aStart - last.aEnd : Number.POSITIVE_INFINITY;
    if (last && gap <= CHANCE_WORDS && Math.min(sizeOf(last), sizeOf(edit)) > 2 * gap) {
      joined[joined.length - 1] = { ...last, aEnd: edit.aEnd, bEnd: edit.bEnd };
    } else joined.push(edit);
  }
  return joined;
}

function sizeOf({ aStart, aEnd, bStart, bEnd }: Edit): number {
  return aEnd - aStart + (bEnd - bStart);
}
