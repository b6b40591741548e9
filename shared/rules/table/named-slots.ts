import { slotOfNumber } from './number-slots.ts';
import { type SimpleColumn, slotOf } from './simple-column.ts';
import { slotOfText } from './text-slots.ts';

/** An input that is a name, and the kinds of values that may be looked up for it without asking further. */
export interface NamedColumn {
  readonly name: string;
  readonly column: SimpleColumn;
  readonly accepts: number;
  /** Which of the table's inputs it is. */
  readonly index: number;
}

/** Bits of `accepts`. */
export const ACCEPTS = { number: 1, string: 2, boolean: 4, any: 7 } as const;

type Given = Readonly<Record<string, unknown>>;
/** Finds the slot of each named value; false when one has to be asked in the long way. */
export type Placer = (given: Given) => boolean;

/**
 * Kind by kind, and with one place in the code for each of the first names: an engine remembers by place what kind of
 * value comes and where a name is found, and takes three times as long where one place reads many.
 */
export function createPlacer(columns: readonly NamedColumn[], slots: Int32Array): Placer {
  const only = (kind: number): NamedColumn[] => columns.filter(({ accepts }) => accepts === kind);
  const others = columns.filter(({ accepts }) => accepts !== ACCEPTS.number && accepts !== ACCEPTS.string);
  const placeNumbers = numberPlacer(only(ACCEPTS.number), slots);
  const placeTexts = textPlacer(only(ACCEPTS.string), slots);
  const placeOthers = otherPlacer(others, slots);
  return given => placeNumbers(given) && placeTexts(given) && placeOthers(given);
}

function numberPlacer(columns: readonly NamedColumn[], slots: Int32Array): Placer {
  const [a, b, c, d] = columns;
  const rest = columns.length > 4 ? columns.slice(4) : null;
  return given =>
    (!a || putNumber(slots, a, given[a.name])) &&
    (!b || putNumber(slots, b, given[b.name])) &&
    (!c || putNumber(slots, c, given[c.name])) &&
    (!d || putNumber(slots, d, given[d.name])) &&
    (!rest || rest.every(one => putNumber(slots, one, given[one.name])));
}

function putNumber(slots: Int32Array, { column, index }: NamedColumn, value: unknown): boolean {
  if (typeof value === 'number') slots[index] = slotOfNumber(column.numbers, value);
  else if (value === null || value === undefined) slots[index] = column.base;
  else return false;
  return true;
}

function textPlacer(columns: readonly NamedColumn[], slots: Int32Array): Placer {
  const [a, b, c, d] = columns;
  const rest = columns.length > 4 ? columns.slice(4) : null;
  return given =>
    (!a || putText(slots, a, given[a.name])) &&
    (!b || putText(slots, b, given[b.name])) &&
    (!c || putText(slots, c, given[c.name])) &&
    (!d || putText(slots, d, given[d.name])) &&
    (!rest || rest.every(one => putText(slots, one, given[one.name])));
}

function putText(slots: Int32Array, { column, index }: NamedColumn, value: unknown): boolean {
  if (typeof value === 'string') slots[index] = slotOfText(column.texts, value);
  else if (value === null || value === undefined) slots[index] = column.base;
  else return false;
  return true;
}

function otherPlacer(columns: readonly NamedColumn[], slots: Int32Array): Placer {
  const [a, b] = columns;
  const rest = columns.length > 2 ? columns.slice(2) : null;
  return given =>
    (!a || putOther(slots, a, given[a.name])) &&
    (!b || putOther(slots, b, given[b.name])) &&
    (!rest || rest.every(one => putOther(slots, one, given[one.name])));
}

function putOther(slots: Int32Array, { column, index, accepts }: NamedColumn, value: unknown): boolean {
  if (accepts !== ACCEPTS.any && (typeof value === 'number' || typeof value === 'string')) return false;
  const slot = slotOf(column, value);
  slots[index] = slot;
  return slot >= 0;
}
