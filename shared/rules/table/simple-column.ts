import type { CompiledTests } from '../evaluate/compile-tests.ts';
import { Run } from '../evaluate/run.ts';
import type { Tests } from '../syntax/node.ts';
import { collectLandmarks, type Landmarks } from './simple-tests.ts';

/** A cell of unary tests, parsed and compiled. */
export interface Cell {
  readonly tests: Tests;
  readonly run: CompiledTests;
}

/**
 * The rows of one column that let a value pass, as words of bits; the first row is the lowest bit of the first word.
 * A value has a slot, and each slot its words, one behind the other.
 */
export interface SimpleColumn {
  readonly words: Int32Array;
  /** Where the words begin of the texts that cells name. */
  readonly texts: ReadonlyMap<string, number>;
  /** The numbers at which cells change their minds, in order. */
  readonly cuts: Float64Array;
  /** For each of many equal stretches between the first cut and the last, how many cuts are in those before it. */
  readonly hints: Int32Array;
  /** Stretches in a unit. */
  readonly scale: number;
  /** Where the words begin of the numbers below the first cut; then at it, then between it and the next. */
  readonly numbers: number;
  /** Words of a slot. */
  readonly width: number;
  /** Rows whose cells are not simple: their bit is set for every value, and they are asked on their own. */
  readonly complexRows: readonly number[];
}

/** Slots that every column has. */
const NOTHING = 0;
const YES = 1;
const NO = 2;
const OTHER_TEXT = 3;

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
  const strings = [...landmarks.strings];
  const cuts = [...landmarks.numbers].toSorted((a, b) => a - b);
  const values = [
    null,
    true,
    false,
    // Longer than any text that is named, so none of them.
    `${strings.join('')}.`,
    ...strings,
    ...cuts.flatMap((cut, place) => [between(cuts[place - 1], cut), cut]),
    between(cuts.at(-1), undefined),
  ];
  const width = (cells.length + 31) >> 5;
  const words = new Int32Array(values.length * width);
  const frame = { names: {}, outer: null, run: new Run(() => 0) };
  for (const [row, cell] of cells.entries()) {
    for (const [slot, value] of values.entries()) {
      if (isSimple[row] && cell.run(frame, value) !== true) continue;
      const at = slot * width + (row >> 5);
      words[at] = (words[at] as number) | (1 << (row & 31));
    }
    frame.run = new Run(() => 0);
  }
  return {
    words,
    texts: new Map(strings.map((text, index) => [text, (OTHER_TEXT + 1 + index) * width])),
    cuts: Float64Array.from(cuts),
    ...stretches(cuts),
    numbers: (OTHER_TEXT + 1 + strings.length) * width,
    width,
    complexRows: isSimple.flatMap((simple, row) => (simple ? [] : [row])),
  };
}

/** Where the words of a value begin; -1 for a value that has to be asked of each cell. */
export function slotOf(column: SimpleColumn, value: unknown): number {
  if (typeof value === 'number') {
    const { cuts, numbers, width } = column;
    const count = cuts.length;
    const first = cuts[0] as number;
    let low = 0;
    if (count > 0 && value > first) {
      if (value > (cuts[count - 1] as number)) low = count;
      else {
        // Halving would be as short to write, and its guesses cost more than all the rest of a decision.
        low = column.hints[((value - first) * column.scale) | 0] as number;
        while ((cuts[low] as number) < value) low++;
      }
    }
    const isAtCut = low < count && cuts[low] === value;
    return numbers + (isAtCut ? 2 * low + 1 : 2 * low) * width;
  }
  if (typeof value === 'string') return column.texts.get(value) ?? OTHER_TEXT * column.width;
  if (value === true) return YES * column.width;
  if (value === false) return NO * column.width;
  return value === null || value === undefined ? NOTHING : -1;
}

const STRETCHES = 256;

function stretches(cuts: readonly number[]): { hints: Int32Array; scale: number } {
  const [first = 0, last = 0] = [cuts[0], cuts.at(-1)];
  const length = last - first;
  const scale = length > 0 && Number.isFinite(length) ? (STRETCHES - 1) / length : 0;
  const hints = new Int32Array(STRETCHES + 1);
  for (const cut of cuts) {
    // The same sum as when a value is looked up: it never puts a lower number into a later stretch.
    const own = ((cut - first) * scale) | 0;
    for (let stretch = own + 1; stretch < hints.length; stretch++) hints[stretch] = (hints[stretch] as number) + 1;
  }
  return { hints, scale };
}

/** A number in a gap. Where no double fits between two landmarks, nobody can ask for one. */
function between(low: number | undefined, high: number | undefined): number {
  if (low === undefined) return high === undefined ? 0 : high - Math.max(1, Math.abs(high));
  return high === undefined ? low + Math.max(1, Math.abs(low)) : low + (high - low) / 2;
}
