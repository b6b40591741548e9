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
  const landmarks = cells.map(({ tests }): Landmarks | null => {
    const own: Landmarks = { numbers: new Set(), strings: new Set() };
    return collectLandmarks(own, tests) ? own : null;
  });
  const strings = [...new Set(landmarks.flatMap(own => [...(own?.strings ?? [])]))];
  const cuts = [...new Set(landmarks.flatMap(own => [...(own?.numbers ?? [])]))].toSorted((x, y) => x - y);
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
  for (const [row, cell] of cells.entries()) {
    const passes = answersOf(cell, landmarks[row] ?? null, values);
    for (const [slot, isPassing] of passes.entries()) {
      if (!isPassing) continue;
      const at = slot * width + (row >> 5);
      words[at] = (words[at] as number) | (1 << (row & 31));
    }
  }
  return {
    words,
    texts: new Map(strings.map((text, index) => [text, (OTHER_TEXT + 1 + index) * width])),
    cuts: Float64Array.from(cuts),
    ...stretches(cuts),
    numbers: (OTHER_TEXT + 1 + strings.length) * width,
    width,
    complexRows: landmarks.flatMap((own, row) => (own ? [] : [row])),
  };
}

/** A cell's answer for each slot. Between two of its own landmarks it is asked once; a cell that is not simple passes. */
function answersOf(cell: Cell, own: Landmarks | null, values: readonly unknown[]): boolean[] {
  if (!own || cell.tests.kind === 'anything') return values.map(() => true);
  const frame = { names: {}, outer: null, run: new Run(() => 0) };
  const ask = (value: unknown): boolean => cell.run(frame, value) === true;
  const ofOtherText = ask(values[OTHER_TEXT]);
  let ofGap: boolean | null = null;
  return values.map(value => {
    if (typeof value === 'string') return own.strings.has(value) ? ask(value) : ofOtherText;
    if (typeof value !== 'number') return ask(value);
    if (!own.numbers.has(value)) return (ofGap ??= ask(value));
    ofGap = null;
    return ask(value);
  });
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
