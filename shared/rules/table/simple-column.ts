import type { CompiledTests } from '../evaluate/compile-tests.ts';
import { Run } from '../evaluate/run.ts';
import type { Tests } from '../syntax/node.ts';
import { type Landmarks, collectLandmarks } from './simple-tests.ts';

/** A cell of unary tests, parsed and compiled. */
export interface Cell {
  readonly tests: Tests;
  readonly run: CompiledTests;
}

/** The rows of one column that let a value pass, as bits; the first row is the lowest bit of the first word. */
export interface SimpleColumn {
  /** Undefined for a value that has to be asked of each cell. */
  rowsFor(value: unknown): Int32Array | undefined;
  /** Rows whose cells are not simple: their bit is set for every value, and they are asked on their own. */
  readonly complexRows: readonly number[];
}

/**
 * Answers a column's simple cells once for each value that they tell apart: every landmark, every gap between two
 * numbers, any other text. The cells themselves give the answers, so bits and cells cannot disagree.
 */
export function compileColumn(cells: readonly Cell[]): SimpleColumn {
  const landmarks: Landmarks = { numbers: new Set(), strings: new Set() };
  const isSimple = cells.map(({ tests }) => {
    const own: Landmarks = { numbers: new Set(), strings: new Set() };
    if (!collectLandmarks(own, tests)) return false;
    for (const number of own.numbers) landmarks.numbers.add(number);
    for (const text of own.strings) landmarks.strings.add(text);
    return true;
  });
  const bitsFor = (value: unknown): Int32Array => {
    const bits = new Int32Array((cells.length + 31) >> 5);
    for (const [row, cell] of cells.entries()) {
      const frame = { names: {}, outer: null, run: new Run(() => 0) };
      if (!isSimple[row] || cell.run(frame, value) === true) bits[row >> 5] = (bits[row >> 5] ?? 0) | (1 << (row & 31));
    }
    return bits;
  };
  const texts = new Map([...landmarks.strings].map(text => [text, bitsFor(text)]));
  // Longer than any text that is named, so none of them.
  const otherText = bitsFor(`${[...landmarks.strings].join('')}.`);
  const [yes, no, nothing] = [bitsFor(true), bitsFor(false), bitsFor(null)];
  const cuts = [...landmarks.numbers].toSorted((a, b) => a - b);
  const atCut = cuts.map(bitsFor);
  const inGap = Array.from({ length: cuts.length + 1 }, (_, gap) => bitsFor(between(cuts[gap - 1], cuts[gap])));
  const places = Float64Array.from(cuts);
  const ofNumber = (value: number): Int32Array | undefined => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return places[low] === value ? atCut[low] : inGap[low];
  };
  return {
    complexRows: isSimple.flatMap((simple, row) => (simple ? [] : [row])),
    rowsFor(value) {
      if (typeof value === 'number') return ofNumber(value);
      if (typeof value === 'string') return texts.get(value) ?? otherText;
      if (value === true) return yes;
      if (value === false) return no;
      return value === null || value === undefined ? nothing : undefined;
    },
  };
}

/** A number in a gap. Where no double fits between two landmarks, nobody can ask for one. */
function between(low: number | undefined, high: number | undefined): number {
  if (low === undefined) return high === undefined ? 0 : high - Math.max(1, Math.abs(high));
  return high === undefined ? low + Math.max(1, Math.abs(low)) : low + (high - low) / 2;
}
