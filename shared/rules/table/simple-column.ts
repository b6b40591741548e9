import type { CompiledTests } from '../evaluate/compile-tests.ts';
import { Run } from '../evaluate/run.ts';
import type { Tests } from '../syntax/node.ts';
import { type NumberSlots, numberSlots, slotOfNumber } from './number-slots.ts';
import { collectLandmarks, type Landmarks } from './simple-tests.ts';
import { slotOfText, type TextSlots, textSlots } from './text-slots.ts';

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

/** Slots that every column has, behind that of nothing. */
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
  const words = new Int32Array(values.length * width);
  for (const [cell, rows] of distinct) {
    const passes = answersOf(cell, landmarks.get(cell) ?? null, values);
    for (let slot = 0; slot < values.length; slot++) {
      if (passes && !passes[slot]) continue;
      for (let word = 0; word < width; word++) {
        words[slot * width + word] = (words[slot * width + word] as number) | (rows[word] as number);
      }
    }
  }
  const mayHave = allowed && answersOf(allowed, landmarks.get(allowed) ?? null, values);
  for (const [slot, isAllowed] of (mayHave ?? []).entries()) {
    if (slot > 0 && !isAllowed) words.fill(0, slot * width, (slot + 1) * width);
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

/**
 * A cell's answer for each slot; null when it lets all pass, as one does that is not simple. Between two of its own
 * landmarks it is asked once.
 */
function answersOf(cell: Cell, own: Landmarks | null, values: readonly unknown[]): boolean[] | null {
  if (!own || cell.tests.kind === 'anything') return null;
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
  if (typeof value === 'number') return slotOfNumber(column.numbers, value);
  if (typeof value === 'string') return slotOfText(column.texts, value);
  if (value === true) return column.base + YES * column.width;
  if (value === false) return column.base + NO * column.width;
  return value === null || value === undefined ? column.base : -1;
}

/** A number in a gap. Where no double fits between two landmarks, nobody can ask for one. */
function between(low: number | undefined, high: number | undefined): number {
  if (low === undefined) return high === undefined ? 0 : high - Math.max(1, Math.abs(high));
  return high === undefined ? low + Math.max(1, Math.abs(low)) : low + (high - low) / 2;
}
