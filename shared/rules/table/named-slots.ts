import { type SimpleColumn, slotOf } from './simple-column.ts';

/** An input that is a name, and the kinds of values that may be looked up for it without asking further. */
export interface NamedColumn {
  readonly name: string;
  readonly column: SimpleColumn;
  readonly accepts: number;
}

/** Bits of `accepts`. */
export const ACCEPTS = { number: 1, string: 2, boolean: 4, any: 7 } as const;

/**
 * Finds the slot of each named value; false when one has to be asked in the long way.
 *
 * One place in the code for each of the first eight names: an engine remembers by place where a name is found, and
 * takes three times as long where one place reads many names.
 */
export function placeNamed(
  columns: readonly NamedColumn[],
  given: Readonly<Record<string, unknown>>,
  slots: Int32Array,
): boolean {
  const a = columns[0];
  const b = columns[1];
  const c = columns[2];
  const d = columns[3];
  const e = columns[4];
  const f = columns[5];
  const g = columns[6];
  const h = columns[7];
  const found =
    (!a || put(slots, 0, a, given[a.name])) &&
    (!b || put(slots, 1, b, given[b.name])) &&
    (!c || put(slots, 2, c, given[c.name])) &&
    (!d || put(slots, 3, d, given[d.name])) &&
    (!e || put(slots, 4, e, given[e.name])) &&
    (!f || put(slots, 5, f, given[f.name])) &&
    (!g || put(slots, 6, g, given[g.name])) &&
    (!h || put(slots, 7, h, given[h.name]));
  if (!found) return false;
  for (let i = 8; i < columns.length; i++) {
    const one = columns[i] as NamedColumn;
    if (!put(slots, i, one, given[one.name])) return false;
  }
  return true;
}

function put(slots: Int32Array, index: number, { column, accepts }: NamedColumn, value: unknown): boolean {
  if (accepts !== ACCEPTS.any && !isAccepted(accepts, value)) return false;
  const slot = slotOf(column, value);
  slots[index] = slot;
  return slot >= 0;
}

function isAccepted(accepts: number, value: unknown): boolean {
  if (typeof value === 'number') return (accepts & ACCEPTS.number) !== 0;
  if (typeof value === 'string') return (accepts & ACCEPTS.string) !== 0;
  return typeof value !== 'boolean' || (accepts & ACCEPTS.boolean) !== 0;
}
