import type { CompiledTests } from '../evaluate/compile-tests.ts';
import { Run } from '../evaluate/run.ts';
import type { Tests } from '../syntax/node.ts';
import { isSparse, type NumberSlots, numberSlots, slotOfNumber, slotOfNumberNear } from './number-slots.ts';
import { collectLandmarks, type Landmarks } from './simple-tests.ts';
import { hasWay, slotOfText, type TextSlots, textSlots } from './text-slots.ts';

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
  /** Where the words of nothing begin; those of yes and of no come behind them. */
  readonly base: number;
  readonly texts: TextSlots;
  readonly numbers: NumberSlots;
  /** Words of a slot. */
  readonly width: number;
  /** Rows whose cells are not simple: their bit is set for every value, and they are asked on their own. */
  readonly complexRows: readonly number[];
  /** What the column may have at all is known by its bits: a value that it may not have has no row. */
  readonly isBounded: boolean;
}

/** Slots that every column has. */
const NOTHING = 0;
const YES = 1;
const NO = 2;
const OTHER_TEXT = 3;

/**
 * Answers a column's simple cells once for each value that they tell apart: every landmark, every gap between two
 * numbers, any other text. The cells themselves give the answers, so bits and cells cannot disagree.
 *
 * @param base where the column's words will stand among those of all columns
 * @param allowed what values it may have at all, besides nothing
 */
export function compileColumn(cells: readonly Cell[], base: number, allowed: Cell | null = null): SimpleColumn {
  const width = (cells.length + 31) >> 5;
  const distinct = rowsByCell(cells, width);
  const landmarks = new Map<Cell, Landmarks | null>();
  const strings = new Set<string>();
  const numbers = new Set<number>();
  for (const cell of allowed ? [...distinct.keys(), allowed] : distinct.keys()) {
    const own: Landmarks = { numbers: new Set(), strings: new Set() };
    const isSimple = collectLandmarks(own, cell.tests);
    landmarks.set(cell, isSimple ? own : null);
    if (!isSimple) continue;
    for (const text of own.strings) strings.add(text);
    for (const number of own.numbers) numbers.add(number);
  }
  const cuts = [...numbers].toSorted((x, y) => x - y);
  const values = [
    null,
    true,
    false,
    // Longer than any text that is named, so none of them.
    `${[...strings].join('')}.`,
    ...strings,
    ...cuts.flatMap((cut, place) => [between(cuts[place - 1], cut), cut]),
    between(cuts.at(-1), undefined),
  ];
  const layout: Layout = {
    values,
    firstNumber: OTHER_TEXT + 1 + strings.size,
    slotOfCut: new Map(cuts.map((cut, index) => [cut, OTHER_TEXT + 1 + strings.size + 2 * index + 1])),
  };
  const words = new Int32Array(values.length * width);
  for (const [cell, rows] of distinct) {
    // A cell of a long table is mostly in one of its many words.
    const inWords = [...rows.keys()].filter(word => rows[word] !== 0);
    forPassing(cell, landmarks.get(cell) ?? null, layout, (from, to) => {
      for (const word of inWords) {
        const bits = rows[word] as number;
        for (let at = from * width + word; at < to * width; at += width) words[at] = (words[at] as number) | bits;
      }
    });
  }
  if (allowed) {
    const mayHave = new Uint8Array(values.length).fill(1, 0, 1);
    forPassing(allowed, landmarks.get(allowed) ?? null, layout, (from, to) => mayHave.fill(1, from, to));
    for (const [slot, isAllowed] of mayHave.entries()) {
      if (isAllowed === 0) words.fill(0, slot * width, (slot + 1) * width);
    }
  }
  return {
    words,
    base,
    texts: textSlots(
      new Map([...strings].map((text, index) => [text, base + (OTHER_TEXT + 1 + index) * width])),
      base + OTHER_TEXT * width,
    ),
    numbers: numberSlots(cuts, base + (OTHER_TEXT + 1 + strings.size) * width, width),
    width,
    isBounded: allowed === null || Boolean(landmarks.get(allowed)),
    complexRows: cells.flatMap((cell, row) => (landmarks.get(cell) ? [] : [row])),
  };
}

/** Tables say the same thing in many rows: the rows of each cell, as words of bits. */
function rowsByCell(cells: readonly Cell[], width: number): Map<Cell, Int32Array> {
  const rows = new Map<Cell, Int32Array>();
  for (const [row, cell] of cells.entries()) {
    const bits = rows.get(cell) ?? new Int32Array(width);
    bits[row >> 5] = (bits[row >> 5] as number) | (1 << (row & 31));
    rows.set(cell, bits);
  }
  return rows;
}

/** A value for each slot: nothing, yes, no, other texts, texts, and numbers from below the first cut upwards. */
interface Layout {
  readonly values: readonly unknown[];
  readonly firstNumber: number;
  readonly slotOfCut: ReadonlyMap<number, number>;
}

/**
 * Tells the stretches of slots whose values a cell lets pass: all of them where it is not simple. Between two of its own
 * landmarks it is asked once.
 */
function forPassing(
  cell: Cell,
  own: Landmarks | null,
  { values, firstNumber, slotOfCut }: Layout,
  pass: (from: number, to: number) => void,
): void {
  if (!own || cell.tests.kind === 'anything') return pass(0, values.length);
  const frame = { names: {}, outer: null, run: new Run(() => 0) };
  const ask = (from: number, to: number): void => {
    if (cell.run(frame, values[from]) === true) pass(from, to);
  };
  for (const slot of [NOTHING, YES, NO]) ask(slot, slot + 1);
  if (own.strings.size === 0) ask(OTHER_TEXT, firstNumber);
  else {
    const isOtherPassed = cell.run(frame, values[OTHER_TEXT]) === true;
    for (let slot = OTHER_TEXT; slot < firstNumber; slot++) {
      if (own.strings.has(values[slot] as string)) ask(slot, slot + 1);
      else if (isOtherPassed) pass(slot, slot + 1);
    }
  }
  let from = firstNumber;
  for (const cut of [...own.numbers].toSorted((x, y) => x - y)) {
    const at = slotOfCut.get(cut) ?? from;
    ask(from, at);
    ask(at, at + 1);
    from = at + 1;
  }
  ask(from, values.length);
}

/** Where the words of a value begin; -1 for a value that has to be asked of each cell. */
export function slotOf(column: SimpleColumn, value: unknown): number {
  const { numbers, texts } = column;
  if (typeof value === 'number')
    return isSparse(numbers) ? slotOfNumber(numbers, value) : slotOfNumberNear(numbers, value);
  if (typeof value === 'string') {
    return hasWay(texts) ? slotOfText(texts, value) : (texts.slots.get(value) ?? texts.other);
  }
  if (value === true) return column.base + YES * column.width;
  if (value === false) return column.base + NO * column.width;
  return value === null || value === undefined ? column.base : -1;
}

/** A number in a gap. Where no double fits between two landmarks, nobody can ask for one. */
function between(low: number | undefined, high: number | undefined): number {
  if (low === undefined) return high === undefined ? 0 : high - Math.max(1, Math.abs(high));
  return high === undefined ? low + Math.max(1, Math.abs(low)) : low + (high - low) / 2;
}
