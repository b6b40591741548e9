import { isSparse, type NumberSlots, slotOfNumber } from './number-slots.ts';
import { type SimpleColumn, slotOf } from './simple-column.ts';
import { hasWay, slotOfText, type TextSlots } from './text-slots.ts';

/** An input that is a name, and the kinds of values that may be looked up for it without asking further. */
export interface NamedColumn {
  readonly name: string;
  readonly column: SimpleColumn;
  readonly accepts: number;
}

/** Bits of `accepts`. */
export const ACCEPTS = { number: 1, string: 2, boolean: 4, any: 7 } as const;

/** All columns' words behind one another. */
export interface Words {
  readonly words: Int32Array;
  /** Where the words of all rows begin, for a column that is not there. */
  readonly every: number;
  /** Words of a slot. */
  readonly width: number;
}

type Given = Readonly<Record<string, unknown>>;

/** A column without the steps to what is asked of it with every decision, and where the words of nothing begin. */
type NumberColumn = NumberSlots & { readonly name: string; readonly none: number };
type TextColumn = TextSlots & { readonly name: string; readonly none: number };
type FlagColumn = { readonly name: string; readonly none: number; readonly width: number };

/**
 * Puts the rows that match named values into `found`, a bit each; false when a value has to be asked in the long way.
 *
 * There is a place in the code for each of the first names, and little code behind it: an engine remembers by place what
 * kind of value comes and where a name is found, and has a limit to how much code it merges into one function. With a
 * loop over the columns, or twice the code for each, a decision takes twice as long.
 *
 * @param onlyFirst words behind the first one with a row may be left as they are
 */
export function createNamedMatcher(
  columns: readonly NamedColumn[],
  { words, every, width }: Words,
  found: Int32Array,
  onlyFirst: boolean,
): (given: Given) => boolean {
  const numbers = columns.filter(one => one.accepts === ACCEPTS.number && isSparse(one.column.numbers));
  const texts = columns.filter(one => one.accepts === ACCEPTS.string && hasWay(one.column.texts));
  const flags = columns.filter(one => one.accepts === ACCEPTS.boolean);
  const others = columns.filter(one => ![numbers, texts, flags].some(kind => kind.includes(one)));
  const [n0, n1, n2, n3] = numbers.map(
    ({ name, column }): NumberColumn => ({ ...column.numbers, name, none: column.base }),
  );
  const [t0, t1, t2, t3] = texts.map(({ name, column }): TextColumn => ({ ...column.texts, name, none: column.base }));
  const [f0, f1] = flags.map(({ name, column }): FlagColumn => ({ name, none: column.base, width: column.width }));
  const rest = [...numbers.slice(4), ...texts.slice(4), ...flags.slice(2), ...others];
  const slotsOfRest = new Int32Array(rest.length);
  const placeRest = (given: Given): number => {
    let all = 0;
    rest.forEach((one, index) => {
      all |= slotsOfRest[index] = slotOfAny(one, given[one.name]);
    });
    return all;
  };
  return given => {
    const a = n0 ? slotOfNumberAt(n0, given[n0.name]) : every;
    const b = n1 ? slotOfNumberAt(n1, given[n1.name]) : every;
    const c = n2 ? slotOfNumberAt(n2, given[n2.name]) : every;
    const d = n3 ? slotOfNumberAt(n3, given[n3.name]) : every;
    const e = t0 ? slotOfTextAt(t0, given[t0.name]) : every;
    const f = t1 ? slotOfTextAt(t1, given[t1.name]) : every;
    const g = t2 ? slotOfTextAt(t2, given[t2.name]) : every;
    const h = t3 ? slotOfTextAt(t3, given[t3.name]) : every;
    const i = f0 ? slotOfFlagAt(f0, given[f0.name]) : every;
    const j = f1 ? slotOfFlagAt(f1, given[f1.name]) : every;
    if ((a | b | c | d | e | f | g | h | i | j) < 0 || (rest.length > 0 && placeRest(given) < 0)) return false;
    for (let at = 0; at < width; at++) {
      let bits = (words[a + at] as number) & (words[b + at] as number) & (words[c + at] as number);
      bits &= (words[d + at] as number) & (words[e + at] as number) & (words[f + at] as number);
      bits &= (words[g + at] as number) & (words[h + at] as number) & (words[i + at] as number);
      bits &= words[j + at] as number;
      for (let index = 0; index < slotsOfRest.length; index++) {
        bits &= words[(slotsOfRest[index] as number) + at] as number;
      }
      found[at] = bits;
      if (onlyFirst && bits !== 0) break;
    }
    return true;
  };
}

/** Where the words of a value begin; -1 for a value that is neither of the column's kind nor nothing. */
function slotOfNumberAt(column: NumberColumn, value: unknown): number {
  if (typeof value === 'number') return slotOfNumber(column, value);
  return value === null || value === undefined ? column.none : -1;
}

function slotOfTextAt(column: TextColumn, value: unknown): number {
  if (typeof value === 'string') return slotOfText(column, value);
  return value === null || value === undefined ? column.none : -1;
}

/** The words of yes and of no follow those of nothing. */
function slotOfFlagAt(column: FlagColumn, value: unknown): number {
  if (typeof value === 'boolean') return column.none + (2 - Number(value)) * column.width;
  return value === null || value === undefined ? column.none : -1;
}

const KINDS: Readonly<Record<string, number>> = ACCEPTS;

function slotOfAny({ column, accepts }: NamedColumn, value: unknown): number {
  return (accepts & (KINDS[typeof value] ?? ACCEPTS.any)) === 0 ? -1 : slotOf(column, value);
}
